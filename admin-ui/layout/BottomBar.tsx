import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { NavLink } from 'react-router-dom';
import { useEntries } from './entries.js';

/** The rail of a phone, under the thumb. */
export const BottomBar = () => {
  const translate = useTranslate();
  return (
    <Bar aria-label={translate('shell.navigation')}>
      {useEntries().map(({ to, name, icon: Icon }) => (
        <Item key={to} to={to} end={to === '/'}>
          <Icon aria-hidden sx={{ fontSize: 22 }} />
          <span>{translate(`shell.${name}`)}</span>
        </Item>
      ))}
    </Bar>
  );
};

const Bar = styled('nav')(({ theme }) => ({
  position: 'fixed',
  zIndex: theme.zIndex.appBar,
  bottom: 0,
  left: 0,
  right: 0,
  display: 'flex',
  paddingBottom: 'env(safe-area-inset-bottom)',
  borderTop: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
}));

const Item = styled(NavLink)(({ theme }) => ({
  flex: '1 1 0',
  minWidth: 0,
  height: 58,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 2,
  fontSize: '0.6875rem',
  fontWeight: 540,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '& span': { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '&:focus-visible': { outlineOffset: -3 },
  '&.active': { color: theme.palette.primary.main, fontWeight: 640 },
}));
