import { useId, useState } from 'react';
import Avatar from '@mui/material/Avatar';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMe } from '../providers/useMe.js';
import { useSignOut } from './useSignOut.js';

/** Who is signed in, the way to the profile, and out. */
export const AccountMenu = () => {
  const translate = useTranslate();
  const signOut = useSignOut();
  const me = useMe();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const label = me
    ? translate('shell.account', { name: me.fullName ?? me.email })
    : translate('shell.account_loading');
  return (
    <>
      <Tooltip title={label} describeChild={false}>
        <IconButton
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          {...(anchor ? { 'aria-controls': id } : {})}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Initials>{initialsOf(me?.fullName ?? '')}</Initials>
        </IconButton>
      </Tooltip>
      <Menu
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': label } }}
      >
        {me && (
          <Who role="presentation">
            <strong>{me.fullName}</strong>
            <span>{me.email}</span>
            <span>{translate(`roles.${me.role}.name`)}</span>
          </Who>
        )}
        <Divider component="li" role="presentation" />
        <MenuItem component={Link} to="/settings/profile" onClick={close}>
          {translate('settings.profile.title')}
        </MenuItem>
        <MenuItem onClick={() => void signOut()}>{translate('shell.sign_out')}</MenuItem>
      </Menu>
    </>
  );
};

const initialsOf = (name: string) =>
  name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

const Initials = styled(Avatar)(({ theme }) => ({
  width: 28,
  height: 28,
  fontSize: '0.75rem',
  fontWeight: 640,
  color: theme.palette.primary.contrastText,
  backgroundColor: theme.palette.primary.main,
}));

const Who = styled('li')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  padding: '6px 16px 10px',
  maxWidth: 280,
  fontSize: '0.8125rem',
  '& strong': { fontSize: '0.875rem', fontWeight: 600 },
  '& span': { color: theme.palette.text.secondary, overflow: 'hidden', textOverflow: 'ellipsis' },
}));
