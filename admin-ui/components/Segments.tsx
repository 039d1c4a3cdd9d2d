import { styled } from '@mui/material/styles';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (id: Id) => void;
}

/** A few ways to look at one thing, one of them pressed. */
export const Segments = <Id extends string>({ label, value, choices, onChange }: SegmentsProps<Id>) => (
  <Bar role="group" aria-label={label}>
    {choices.map(({ id, name }) => (
      <button key={id} type="button" aria-pressed={id === value} onClick={() => onChange(id)}>
        {name}
      </button>
    ))}
  </Bar>
);

const Bar = styled('div')(({ theme }) => ({
  display: 'inline-flex',
  padding: 2,
  gap: 2,
  borderRadius: 8,
  backgroundColor: theme.palette.sunken,
  border: `1px solid ${theme.palette.divider}`,
  '& button': {
    font: 'inherit',
    fontSize: '0.8125rem',
    fontWeight: 540,
    minHeight: 28,
    padding: '2px 12px',
    border: 0,
    borderRadius: 6,
    cursor: 'pointer',
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    backgroundColor: 'transparent',
  },
  '& button[aria-pressed="true"]': {
    color: theme.palette.text.primary,
    fontWeight: 600,
    backgroundColor: theme.palette.background.paper,
    boxShadow: `inset 0 0 0 1px ${theme.palette.divider}`,
  },
  [theme.breakpoints.down('md')]: { '& button': { minHeight: 36 } },
}));
