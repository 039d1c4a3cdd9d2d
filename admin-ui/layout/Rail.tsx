import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { NavLink } from 'react-router-dom';
import { Brand } from './Brand.js';
import { useEntries } from './entries.js';

export const Rail = () => {
  const translate = useTranslate();
  return (
    <Side>
      <Brand />
      <nav aria-label={translate('shell.navigation')}>
        {useEntries().map(({ to, name, icon: Icon }) => (
          <Item key={to} to={to} end={to === '/'}>
            <Icon aria-hidden sx={{ fontSize: 19 }} />
            {translate(`shell.${name}`)}
          </Item>
        ))}
      </nav>
    </Side>
  );
};

const Side = styled('aside')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  height: '100dvh',
  flex: '0 0 208px',
  padding: '12px 10px',
  borderRight: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.sunken,
  overflowY: 'auto',
}));

const Item = styled(NavLink)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  height: 36,
  padding: '0 10px',
  marginBottom: 2,
  borderRadius: 6,
  fontWeight: 520,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover, color: theme.palette.text.primary },
  '&.active': {
    backgroundColor: theme.palette.background.paper,
    boxShadow: `0 0 0 1px ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    fontWeight: 620,
    '& svg': { color: theme.palette.primary.main },
  },
}));
