import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { usePhone } from '../components/ListTable.js';
import { Bell } from '../notifications/Bell.js';
import { AccountMenu } from './AccountMenu.js';
import { Brand } from './Brand.js';
import { ThemeButton } from './ThemeButton.js';
import { PALETTE_KEYS } from './usePaletteKey.js';

/** Search on the left, the person on the right. */
export const TopBar = ({ onSearch }: { readonly onSearch: () => void }) => {
  const translate = useTranslate();
  const phone = usePhone();
  return (
    <Bar>
      {phone && <Brand />}
      <Search
        type="button"
        onClick={onSearch}
        aria-label={phone ? translate('shell.search') : undefined}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <SearchOutlined aria-hidden sx={{ fontSize: phone ? 22 : 18 }} />
        {!phone && (
          <>
            <span>{translate('shell.search')}</span>
            <kbd aria-hidden>{PALETTE_KEYS}</kbd>
          </>
        )}
      </Search>
      <Bell />
      <ThemeButton />
      <AccountMenu />
    </Bar>
  );
};

const Bar = styled('header')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: theme.zIndex.appBar,
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  height: 52,
  padding: '0 24px 0 32px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.default,
  [theme.breakpoints.down('md')]: { padding: '0 8px 0 16px' },
}));

const Search = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  cursor: 'pointer',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: 340,
  height: 34,
  padding: '0 8px 0 10px',
  marginRight: 'auto',
  borderRadius: 8,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  color: theme.palette.text.secondary,
  '&:hover': { borderColor: theme.palette.text.disabled },
  '& span': { flex: 1 },
  '& kbd': {
    fontFamily: 'inherit',
    fontSize: '0.75rem',
    padding: '0 6px',
    borderRadius: 4,
    border: `1px solid ${theme.palette.divider}`,
  },
  [theme.breakpoints.down('md')]: {
    width: 40,
    height: 40,
    marginLeft: 'auto',
    marginRight: 0,
    padding: 0,
    justifyContent: 'center',
    border: 0,
    backgroundColor: 'transparent',
  },
}));
