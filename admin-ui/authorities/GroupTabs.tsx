import { styled } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AUTHORITY_GROUPS } from '../../server/authorities/authorities.contract.js';
import { listAddress } from '../components/listAddress.js';
import { AUTHORITIES_PATH } from './address.js';

/** The groups of countries, as the Getting Started page has them; the other filters stay. */
export const GroupTabs = () => {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  const { group: chosen, ...others } = filterValues as Record<string, unknown>;
  return (
    <Bar aria-label={translate('authorities.groups_label')}>
      {([undefined, ...AUTHORITY_GROUPS] as const).map((group) => (
        <Tab
          key={group ?? 'all'}
          to={listAddress(AUTHORITIES_PATH, { ...others, ...(group === undefined ? {} : { group }) })}
          aria-current={chosen === group ? 'page' : undefined}
        >
          {translate(`authorities.groups.${group ?? 'all'}`)}
        </Tab>
      ))}
    </Bar>
  );
};

const Bar = styled('nav')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  marginBottom: 16,
  [theme.breakpoints.down('md')]: { gap: 8 },
}));

const Tab = styled(Link)(({ theme }) => ({
  padding: '5px 14px',
  borderRadius: 8,
  border: `1px solid ${theme.palette.divider}`,
  fontSize: '0.875rem',
  fontWeight: 520,
  whiteSpace: 'nowrap',
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '&:hover': { color: theme.palette.text.primary, backgroundColor: theme.palette.action.hover },
  '&[aria-current]': {
    borderColor: theme.palette.primary.main,
    backgroundColor: theme.palette.states.notice.soft,
    color: theme.palette.states.notice.text,
    fontWeight: 600,
  },
  [theme.breakpoints.down('md')]: { padding: '9px 14px' },
}));
