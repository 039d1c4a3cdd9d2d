import { Fragment, type ReactNode } from 'react';
import { styled } from '@mui/material/styles';

export interface Fact {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly key?: string;
}

/** Names and values in two columns, one under the other on a phone. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <List>
    {facts.map(({ label, value, key }, index) => (
      <Fragment key={key ?? (typeof label === 'string' ? label : index)}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </List>
);

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(140px, max-content) 1fr',
  gap: '8px 24px',
  margin: 0,
  '& dt': { color: theme.palette.text.secondary },
  '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: '1fr',
    gap: 0,
    '& dt': { fontSize: '0.8125rem' },
    '& dd': { marginBottom: 10 },
  },
}));
