import Button from '@mui/material/Button';
import { useListContext, useTranslate } from 'react-admin';
import { EmptyState } from '../../components/EmptyState.js';

/** Nothing under the filters, as opposed to nothing at all. */
export const NothingFound = () => {
  const translate = useTranslate();
  const { setFilters } = useListContext();
  return (
    <EmptyState
      title={translate('list.nothing_found')}
      action={
        <Button variant="outlined" onClick={() => setFilters({}, {}, false)}>
          {translate('list.clear_filters')}
        </Button>
      }
    >
      {translate('list.nothing_found_help')}
    </EmptyState>
  );
};
