import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { RaRecord } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RowsProps } from './rows.js';

/** The same columns, one row under the other: title and state on top, the rest with their labels. */
export const PhoneRows = <Row extends RaRecord>({
  caption,
  columns,
  to,
  rows,
  selection,
}: RowsProps<Row>) => {
  const [title, ...rest] = columns;
  const asides = rest.filter(({ phone }) => phone === 'aside');
  const bare = rest.filter(({ phone }) => phone === 'bare');
  const lines = rest.filter(({ phone }) => phone === undefined || phone === 'line');
  return (
    <List aria-label={caption}>
      {rows?.map((row) => (
        <li key={row.id}>
          <Top>
            <strong {...(selection ? { style: { display: 'flex', alignItems: 'flex-start', gap: 4 } } : {})}>
              {selection && (
                <Checkbox
                  size="small"
                  sx={{ margin: '-8px 0 -9px -9px', flexShrink: 0 }}
                  checked={selection.ids.includes(row.id)}
                  onChange={() => selection.toggle(row)}
                  slotProps={{ input: { 'aria-label': selection.label(row) } }}
                />
              )}
              {to ? (
                <Link component={RouterLink} to={to(row)} color="inherit">
                  {title?.render(row)}
                </Link>
              ) : (
                title?.render(row)
              )}
            </strong>
            {asides.map(({ key, render }) => (
              <span key={key}>{render(row)}</span>
            ))}
          </Top>
          {bare.map(({ key, render }) => (
            <div key={key}>{render(row)}</div>
          ))}
          {lines.length > 0 && (
            <Lines>
              {lines.map(({ key, label, render }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{render(row)}</dd>
                </div>
              ))}
            </Lines>
          )}
        </li>
      )) ??
        Array.from({ length: 5 }, (_, index) => (
          <li key={index} aria-hidden>
            <Skeleton width="60%" />
            <Skeleton width="85%" />
          </li>
        ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '12px 16px', borderBottom: `1px solid ${theme.palette.divider}` },
  '& > li:last-of-type': { borderBottom: 0 },
}));

const Top = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  gap: '4px 12px',
  '& strong': { fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' },
});

const Lines = styled('dl')(({ theme }) => ({
  margin: '4px 0 0',
  fontSize: '0.8125rem',
  '& > div': { display: 'flex', gap: 8, alignItems: 'center', minHeight: 24 },
  '& dt': { flex: '0 0 34%', color: theme.palette.text.secondary },
  '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  '& time': { whiteSpace: 'normal' },
}));
