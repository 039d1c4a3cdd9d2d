import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';

interface InboxSelectionProps {
  readonly chosen: readonly Alert[];
  readonly onAcknowledge: (() => void) | undefined;
  readonly onSnooze: (() => void) | undefined;
  readonly onClear: () => void;
}

/** How many are chosen and what can be done with them; nothing while none are. */
export const InboxSelection = ({ chosen, onAcknowledge, onSnooze, onClear }: InboxSelectionProps) => {
  const translate = useTranslate();
  if (chosen.length === 0) return null;
  return (
    <Bar role="toolbar" aria-label={translate('inbox.selection')}>
      <IconButton size="small" aria-label={translate('inbox.unselect')} onClick={onClear}>
        <CloseOutlined fontSize="small" />
      </IconButton>
      <span role="status">{translate('inbox.selected', { smart_count: chosen.length })}</span>
      <div>
        {onSnooze && (
          <Button size="small" variant="outlined" onClick={onSnooze}>
            {translate('inbox.snooze')}
          </Button>
        )}
        {onAcknowledge && (
          <Button size="small" variant="contained" onClick={onAcknowledge}>
            {translate('alerts.acknowledge')}
          </Button>
        )}
      </div>
    </Bar>
  );
};

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  top: 56,
  zIndex: 2,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '6px 12px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.sunken,
  '& > span': { fontWeight: 560 },
  '& > div': { display: 'flex', gap: 8, marginLeft: 'auto' },
}));
