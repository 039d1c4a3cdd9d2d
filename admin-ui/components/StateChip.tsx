import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HistoryToggleOffOutlined from '@mui/icons-material/HistoryToggleOffOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { styled, useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { State } from '../theme/states.js';

const ICONS: Record<State, SvgIconComponent> = {
  ok: CheckCircleOutlined,
  notice: InfoOutlined,
  warning: WarningAmberOutlined,
  critical: ErrorOutlineOutlined,
  waiting: HourglassEmptyOutlined,
  ended: HistoryToggleOffOutlined,
  unknown: HelpOutlineOutlined,
};

interface StateProps {
  readonly state: State;
}

/** The sign of a state alone, for places where the word stands beside it. */
export const StateIcon = ({ state, size = 18 }: StateProps & { readonly size?: number }) => {
  const Icon = ICONS[state];
  const { states } = useTheme().palette;
  return <Icon aria-hidden sx={{ fontSize: size, color: states[state].line, flexShrink: 0 }} />;
};

/** A state as icon, word and colour. Without `label` the word of the vocabulary is used. */
export const StateChip = ({
  state,
  label,
  plain = false,
}: StateProps & { label?: string; plain?: boolean }) => {
  const translate = useTranslate();
  return (
    <Chip data-state={state} state={state} plain={plain}>
      <StateIcon state={state} size={16} />
      {label ?? translate(`state.${state}`)}
    </Chip>
  );
};

const Chip = styled('span', { shouldForwardProp: (prop) => prop !== 'state' && prop !== 'plain' })<
  StateProps & { plain: boolean }
>(({ theme, state, plain }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  minHeight: 24,
  padding: plain ? 0 : '1px 9px 1px 6px',
  borderRadius: 6,
  fontSize: '0.8125rem',
  fontWeight: 560,
  lineHeight: '20px',
  whiteSpace: 'nowrap',
  color: theme.palette.states[state].text,
  backgroundColor: plain ? 'transparent' : theme.palette.states[state].soft,
}));
