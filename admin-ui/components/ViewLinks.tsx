import type { ReactNode } from 'react';
import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { useFormats } from './time.js';

interface ViewLinkProps {
  readonly to: string;
  readonly here: boolean;
  readonly count?: number | undefined;
  /** In red while there are any. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}

/** One usual question to a list, with its number. */
export const ViewLink = ({ to, here, count, urgent = false, children }: ViewLinkProps) => {
  const { number } = useFormats();
  return (
    <View to={to} {...(here ? { 'aria-current': 'page' as const } : {})}>
      {children}
      {count !== undefined && (
        <Count className="tabular" urgent={urgent && count > 0}>
          {number(count)}
        </Count>
      )}
    </View>
  );
};

/** Such questions side by side, in one or two groups; on a phone the first one scrolls. */
export const ViewBar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '8px 16px',
  marginBottom: 14,
  '& > nav': { display: 'flex', gap: 4, minWidth: 0 },
  [theme.breakpoints.down('md')]: {
    '& > nav:first-of-type': {
      overflowX: 'auto',
      scrollbarWidth: 'none',
      margin: '0 -16px',
      padding: '0 16px',
    },
  },
}));

const View = styled(Link)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 34,
  padding: '4px 10px',
  borderRadius: 8,
  whiteSpace: 'nowrap',
  fontSize: '0.875rem',
  fontWeight: 520,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover, color: theme.palette.text.primary },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current]': {
    backgroundColor: theme.palette.background.paper,
    boxShadow: `inset 0 0 0 1px ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    fontWeight: 600,
  },
  [theme.breakpoints.down('md')]: { minHeight: 40 },
}));

const Count = styled('span', { shouldForwardProp: (prop) => prop !== 'urgent' })<{ urgent: boolean }>(
  ({ theme, urgent }) => ({
    minWidth: 20,
    padding: '0 6px',
    borderRadius: 10,
    textAlign: 'center',
    fontSize: '0.75rem',
    lineHeight: '20px',
    fontWeight: 600,
    color: urgent ? theme.palette.states.critical.text : theme.palette.text.secondary,
    backgroundColor: urgent ? theme.palette.states.critical.soft : theme.palette.states.ended.soft,
  }),
);
