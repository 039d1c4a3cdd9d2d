import type { MouseEvent } from 'react';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { RaRecord, SortPayload } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { ROW_HEIGHT } from '../theme/theme.js';
import type { Column, RowsProps } from './rows.js';
import { visuallyHidden } from './visuallyHidden.js';

interface TableRowsProps<Row> extends RowsProps<Row> {
  readonly sort?: SortPayload | undefined;
  readonly onSort?: (sort: SortPayload) => void;
  readonly busy?: boolean;
}

export const TableRows = <Row extends RaRecord>(props: TableRowsProps<Row>) => {
  const { caption, columns, to, rows, sort, onSort, selection, busy = false } = props;
  const navigate = useNavigate();
  const follow = (row: Row) => (event: MouseEvent) => {
    const onControl = (event.target as Element).closest('a, button, input, label, [role="button"]');
    if (to && !onControl && getSelection()?.isCollapsed) void navigate(to(row));
  };
  return (
    <Scroll tabIndex={-1}>
      <Table aria-busy={busy}>
        <caption style={visuallyHidden}>{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="select">
                <Checkbox
                  size="small"
                  {...chosenOf(rows ?? [], selection.ids)}
                  onChange={selection.toggleAll}
                  slotProps={{ input: { 'aria-label': selection.allLabel } }}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <Row
              key={row.id}
              link={to !== undefined}
              className={selection?.ids.includes(row.id) ? 'selected' : undefined}
              onClick={follow(row)}
            >
              {selection && (
                <td className="select">
                  <Checkbox
                    size="small"
                    checked={selection.ids.includes(row.id)}
                    onChange={() => selection.toggle(row)}
                    slotProps={{ input: { 'aria-label': selection.label(row) } }}
                  />
                </td>
              )}
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cellClass(column)}>
                    {to ? (
                      <Link component={RouterLink} to={to(row)} color="inherit">
                        {column.render(row)}
                      </Link>
                    ) : (
                      column.render(row)
                    )}
                  </th>
                ) : (
                  <td key={column.key} className={cellClass(column)}>
                    {column.render(row)}
                  </td>
                ),
              )}
            </Row>
          )) ?? <SkeletonRows columns={columns.length + (selection ? 1 : 0)} />}
        </tbody>
      </Table>
    </Scroll>
  );
};

function chosenOf(rows: readonly RaRecord[], ids: readonly (string | number)[]) {
  const chosen = rows.filter(({ id }) => ids.includes(id)).length;
  return {
    checked: chosen > 0 && chosen === rows.length,
    indeterminate: chosen > 0 && chosen < rows.length,
  };
}

const cellClass = <Row,>({ align, flexible }: Column<Row>) =>
  [align === 'right' && 'right', flexible && 'flexible'].filter(Boolean).join(' ') || undefined;

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: SortPayload | undefined;
  readonly onSort: ((sort: SortPayload) => void) | undefined;
}

const HeadCell = <Row,>({ column, sort, onSort }: HeadCellProps<Row>) => {
  const { key, label, sortable, width } = column;
  const sorted = sort?.field === key ? sort.order : undefined;
  const style = width === undefined ? undefined : { width };
  if (!sortable || !onSort)
    return (
      <th scope="col" className={cellClass(column)} style={style}>
        {label}
      </th>
    );
  const Arrow = sorted === 'DESC' ? ArrowDownwardOutlined : ArrowUpwardOutlined;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      style={style}
      aria-sort={sorted ? (sorted === 'ASC' ? 'ascending' : 'descending') : 'none'}
    >
      <SortButton
        type="button"
        onClick={() => onSort({ field: key, order: sorted === 'ASC' ? 'DESC' : 'ASC' })}
      >
        {label}
        <Arrow aria-hidden className="arrow" sx={{ fontSize: 14, opacity: sorted ? 1 : 0 }} />
      </SortButton>
    </th>
  );
};

export const SkeletonRows = ({ columns, count = 8 }: { readonly columns: number; readonly count?: number }) =>
  Array.from({ length: count }, (_, row) => (
    <tr key={row} aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <Skeleton width={`${45 + ((row * 7 + column * 23) % 45)}%`} />
        </td>
      ))}
    </tr>
  ));

export const Scroll = styled('div')({ overflowX: 'auto' });

export const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '0.875rem',
  '& th, & td': {
    height: ROW_HEIGHT,
    padding: '4px 12px',
    textAlign: 'left',
    verticalAlign: 'middle',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& tr > th:first-of-type': { paddingLeft: 20 },
  '& tr > :last-child': { paddingRight: 20 },
  '& thead th': {
    fontSize: '0.8125rem',
    fontWeight: 560,
    color: theme.palette.text.secondary,
    whiteSpace: 'nowrap',
  },
  '& tbody th': { fontWeight: 560 },
  '& tr > .select, & tr > th.select:first-of-type': { width: 44, padding: '0 0 0 10px' },
  '& tr > .select + th': { paddingLeft: 6 },
  '& tr.selected': { backgroundColor: theme.palette.action.selected },
  '& .right': { textAlign: 'right' },
  '& .right button': { flexDirection: 'row-reverse' },
  '& .flexible': {
    maxWidth: 0,
    width: '30%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

const Row = styled('tr', { shouldForwardProp: (prop) => prop !== 'link' })<{ link: boolean }>(
  ({ theme, link }) => ({
    cursor: link ? 'pointer' : 'auto',
    '&:hover': { backgroundColor: theme.palette.action.hover },
  }),
);

const SortButton = styled('button')({
  all: 'unset',
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  cursor: 'pointer',
  borderRadius: 3,
  '&:hover .arrow': { opacity: '0.6 !important' },
});
