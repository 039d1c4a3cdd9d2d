import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router-dom';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly to: string; readonly label: string; readonly end?: boolean }[];
}

/** Neighbouring pages of one area; each has its own address. */
export const Tabs = ({ label, tabs }: TabsProps) => {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a phone the row is wider than the screen.
    bar.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <Bar aria-label={label} ref={bar}>
      {tabs.map(({ to, label: name, end = false }) => (
        <Tab key={to} to={to} end={end}>
          {name}
        </Tab>
      ))}
    </Bar>
  );
};

const Bar = styled('nav')(({ theme }) => ({
  display: 'flex',
  gap: 4,
  overflowX: 'auto',
  scrollbarWidth: 'none',
  marginBottom: 20,
  borderBottom: `1px solid ${theme.palette.divider}`,
}));

const Tab = styled(NavLink)(({ theme }) => ({
  padding: '8px 10px',
  marginBottom: -1,
  borderBottom: '2px solid transparent',
  whiteSpace: 'nowrap',
  fontWeight: 520,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '&:hover': { color: theme.palette.text.primary },
  '&:focus-visible': { outlineOffset: -2 },
  '&.active': {
    color: theme.palette.text.primary,
    fontWeight: 600,
    borderBottomColor: theme.palette.primary.main,
  },
}));
