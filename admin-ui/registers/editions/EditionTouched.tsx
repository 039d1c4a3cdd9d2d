import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterChange } from '../../../server/register-watch/register-watch.contract.js';
import { listAddress } from '../../components/listAddress.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useApi } from '../../providers/useApi.js';
import { changePath, CHANGES_PATH, listApi } from '../address.js';
import { STATE_OF_CHANGE } from '../states.js';
import { useRegisterWords } from '../words.js';

const SHOWN = 10;

/** What of an edition concerned certificates of ours; nothing where it concerned none. */
export const EditionTouched = ({ editionId }: { readonly editionId: string }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const filter = { editionId, touched: true };
  const { data } = useApi<RegisterChange[]>(listApi('register-changes', filter, ['touched', 'DESC'], SHOWN));
  if (data === undefined || data.length === 0) return null;
  return (
    <Section
      title={translate('registers.changes.ours')}
      flush
      actions={
        <Link component={RouterLink} to={listAddress(CHANGES_PATH, filter)}>
          {translate('registers.changes.all_ours')}
        </Link>
      }
    >
      <List>
        {data.map(({ id, kind, sentence, touched }) => (
          <li key={id}>
            <StateChip plain state={STATE_OF_CHANGE[kind] ?? 'notice'} label={words.change(kind)} />
            <Link component={RouterLink} to={changePath(id)} color="inherit" lang="en">
              {sentence}
            </Link>
            <small>{translate('registers.changes.certificates', { smart_count: touched })}</small>
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 12px',
    padding: '10px 20px',
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& a': { flex: '1 1 260px', minWidth: 0 },
  '& small': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
