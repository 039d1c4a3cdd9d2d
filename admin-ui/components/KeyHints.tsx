import { styled } from '@mui/material/styles';

interface KeyHintsProps {
  readonly label: string;
  /** The keys, and what they do. */
  readonly hints: readonly { readonly keys: readonly string[]; readonly words: string }[];
}

/** Which keys work in the list above; on a desk. */
export const KeyHints = ({ label, hints }: KeyHintsProps) => (
  <List aria-label={label}>
    {hints.map(({ keys, words }) => (
      <li key={words}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
        {words}
      </li>
    ))}
  </List>
);

const List = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 18px',
  listStyle: 'none',
  margin: 0,
  padding: '10px 20px',
  borderTop: `1px solid ${theme.palette.divider}`,
  fontSize: '0.75rem',
  color: theme.palette.text.secondary,
  '& > li': { display: 'inline-flex', alignItems: 'center', gap: 4 },
  '& kbd': {
    font: 'inherit',
    fontWeight: 560,
    padding: '0 6px',
    borderRadius: 4,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.sunken,
  },
}));
