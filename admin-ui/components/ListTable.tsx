import type { ReactNode } from 'react';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { type RaRecord, useListContext, useTranslate } from 'react-admin';
import { EmptyState } from './EmptyState.js';
import { ErrorState } from './ErrorState.js';
import { PhoneRows } from './PhoneRows.js';
import type { RowsProps } from './rows.js';
import { TableRows } from './TableRows.js';

interface ListTableProps<Row> extends Omit<RowsProps<Row>, 'rows'> {
  /** When there is nothing at all, as opposed to nothing under the filters. */
  readonly empty: ReactNode;
  /** What is filtered before anybody chose anything; nothing under these is nothing at all. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

export const usePhone = () => useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });

/** The rows of the list around it: a table on a desk, stacked rows on a phone. */
export const ListTable = <Row extends RaRecord>({ empty, defaults = {}, ...rows }: ListTableProps<Row>) => {
  const { data, isPending, error, refetch, filterValues, setFilters, sort, setSort, isFetching } =
    useListContext<Row>();
  const translate = useTranslate();
  const phone = usePhone();

  if (error)
    return (
      <div style={{ padding: '16px 16px 0' }}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!isPending && data?.length === 0) {
    const chosen = filterValues ?? {};
    if (Object.keys(chosen).every((name) => chosen[name] === defaults[name])) return empty;
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
  }
  const shown = isPending ? undefined : data;
  return phone ? (
    <PhoneRows {...rows} rows={shown} />
  ) : (
    <TableRows {...rows} rows={shown} sort={sort} onSort={setSort} busy={isFetching} />
  );
};
