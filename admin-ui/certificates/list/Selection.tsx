import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { BulkActions } from './BulkActions.js';

/** react-admin asks for everything at once when all are selected; more than this takes a narrower filter. */
const MOST = 1_000;

/** How many are selected and what can be done with them; nothing while there is no selection. */
export const Selection = () => {
  const translate = useTranslate();
  const { selectedIds, onSelectAll, onUnselectItems, data = [], total = 0 } = useListContext<Certificate>();
  if (selectedIds.length === 0) return null;
  const wholePage = data.every(({ id }) => selectedIds.includes(id));
  return (
    <Box
      role="toolbar"
      aria-label={translate('certificates.list.selection')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'sunken',
      }}
    >
      <IconButton
        size="small"
        aria-label={translate('certificates.list.unselect')}
        onClick={() => onUnselectItems()}
      >
        <CloseOutlined fontSize="small" />
      </IconButton>
      <Box component="span" role="status" sx={{ fontWeight: 560, mr: 1 }}>
        {translate('certificates.list.selected', { smart_count: selectedIds.length })}
      </Box>
      {wholePage && selectedIds.length < total && total <= MOST && (
        <Button size="small" onClick={() => onSelectAll({ limit: MOST })}>
          {translate('certificates.list.select_all', { smart_count: total })}
        </Button>
      )}
      <Box sx={{ ml: 'auto', display: 'flex', gap: 0.5 }}>
        <BulkActions />
      </Box>
    </Box>
  );
};
