import MoreHoriz from '@mui/icons-material/MoreHoriz';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type CSSObject, styled, type Theme } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { type Entry, useEntries } from './entries.js';

/** As many fit beside each other with their words whole. */
const FITTING = 5;

/** The rail of a phone, under the thumb. What does not fit is behind "More". */
export const BottomBar = () => {
  const translate = useTranslate();
  const entries = useEntries();
  const shown = entries.length <= FITTING ? entries : entries.filter(({ onPhone }) => onPhone === true);
  const rest = entries.filter((entry) => !shown.includes(entry));
  return (
    <Bar aria-label={translate('shell.navigation')}>
      {shown.map(({ to, name, icon: Icon }) => (
        <Item key={to} to={to} end={to === '/'}>
          <Icon aria-hidden sx={{ fontSize: 22 }} />
          <span>{translate(`shell.${name}`)}</span>
        </Item>
      ))}
      {rest.length > 0 && <More entries={rest} />}
    </Bar>
  );
};

const More = ({ entries }: { entries: readonly Entry[] }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const isHere = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  return (
    <>
      <MoreButton
        type="button"
        className={entries.some(({ to }) => isHere(to)) ? 'active' : ''}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor ? { 'aria-controls': id } : {})}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreHoriz aria-hidden sx={{ fontSize: 22 }} />
        <span>{translate('shell.more')}</span>
      </MoreButton>
      <Menu
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': translate('shell.more') } }}
      >
        {entries.map(({ to, name, icon: Icon }) => (
          <MenuItem key={to} component={Link} to={to} selected={isHere(to)} onClick={close}>
            <ListItemIcon>
              <Icon fontSize="small" aria-hidden />
            </ListItemIcon>
            {translate(`shell.${name}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
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

const item = ({ theme }: { theme: Theme }): CSSObject => ({
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
});

const Item = styled(NavLink)(item);
const MoreButton = styled('button')(item, {
  border: 0,
  padding: 0,
  background: 'none',
  fontFamily: 'inherit',
});
