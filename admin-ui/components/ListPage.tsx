import type { ReactNode } from 'react';
import { ListBase, type RaRecord, type SortPayload } from 'react-admin';
import { styled } from '@mui/material/styles';
import { Page } from './Page.js';
import { Pagination } from './Pagination.js';
import { Panel } from './Section.js';

interface ListPageProps {
  readonly resource: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly parent?: { readonly to: string; readonly label: string };
  readonly filters?: ReactNode;
  readonly sort: SortPayload;
  /** Always applied, never shown in the address. */
  readonly filter?: Record<string, unknown>;
  readonly filterDefaultValues?: Record<string, unknown>;
  readonly perPage?: number;
  /** Above the table, below the title. */
  readonly aside?: ReactNode;
  readonly refetchMs?: number;
  /** A `ListTable`. */
  readonly children: ReactNode;
}

/** A list as a page. Filters, order and page live in the address, so that a view can be shared. */
export const ListPage = <Row extends RaRecord>(props: ListPageProps) => {
  const { resource, title, lead, actions, parent, filters, aside, children, perPage = 25, refetchMs } = props;
  return (
    <ListBase<Row>
      resource={resource}
      sort={props.sort}
      perPage={perPage}
      storeKey={false}
      {...(props.filter ? { filter: props.filter } : {})}
      {...(props.filterDefaultValues ? { filterDefaultValues: props.filterDefaultValues } : {})}
      // A failure is shown in place of the rows, so react-admin need not announce it as well.
      queryOptions={{
        onError: () => undefined,
        ...(refetchMs === undefined ? {} : { refetchInterval: refetchMs }),
      }}
    >
      <Page title={title} lead={lead} actions={actions} {...(parent ? { parent } : {})}>
        {aside}
        {filters && <Filters role="search">{filters}</Filters>}
        <Panel flush>{children}</Panel>
        <Pagination />
      </Page>
    </ListBase>
  );
};

/** The row of filters above a list. */
export const Filters = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '12px 8px',
  marginBottom: 12,
  [theme.breakpoints.down('md')]: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    '& > :first-of-type': { gridColumn: '1 / -1' },
  },
}));
