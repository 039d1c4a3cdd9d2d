import { styled } from '@mui/material/styles';
import { useFilter } from './filters.js';

/** A filter that is either on or absent. */
export const YesFilter = ({ source, label }: { readonly source: string; readonly label: string }) => {
  const [value, set] = useFilter(source);
  return (
    <ToggleChip
      type="button"
      aria-pressed={value === true}
      onClick={() => set(value === true ? undefined : true)}
    >
      {label}
    </ToggleChip>
  );
};

/** Such filters side by side. */
export const YesFilters = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  [theme.breakpoints.down('md')]: { gridColumn: '1 / -1', '& > *': { flex: 1 } },
}));

const ToggleChip = styled('button')(({ theme }) => ({
  font: 'inherit',
  fontSize: '0.875rem',
  minHeight: 40,
  padding: '6px 14px',
  borderRadius: 8,
  cursor: 'pointer',
  color: theme.palette.text.primary,
  backgroundColor: 'transparent',
  border: `1px solid ${theme.palette.text.disabled}`,
  '&[aria-pressed="true"]': {
    borderColor: theme.palette.primary.main,
    backgroundColor: theme.palette.states.notice.soft,
    color: theme.palette.states.notice.text,
    fontWeight: 560,
  },
}));
