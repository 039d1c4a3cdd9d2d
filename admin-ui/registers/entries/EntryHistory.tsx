import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { editionPath, entryPath } from '../address.js';
import { STATE_OF_CHANGE } from '../states.js';
import { useRegisterWords } from '../words.js';

/** What each edition that was imported here said otherwise, newest first. */
export const EntryHistory = ({ entry: { id, history } }: { readonly entry: RegisterEntryDetails }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  return (
    <Section title={translate('registers.history.title')} lead={translate('registers.history.lead')} flush>
      <List>
        {history.toReversed().map(({ from, until, told }, index) => (
          <li key={from.id}>
            <p className="edition">
              <Link component={RouterLink} to={editionPath(from.id)} underline="always">
                {translate('registers.edition.name', { version: from.version ?? '–' })}
              </Link>
              {' · '}
              <Moment at={from.publishedAt} />
              {until !== null && (
                <>
                  {' · '}
                  {translate('registers.history.until', { version: until.version ?? '–' })}
                </>
              )}
            </p>
            <ul>
              {told.map(({ kind, sentence }, n) => (
                <li key={n}>
                  <StateChip plain state={STATE_OF_CHANGE[kind] ?? 'notice'} label={words.change(kind)} />
                  <span lang="en">{sentence}</span>
                </li>
              ))}
              {told.length === 0 && <li>{translate('registers.history.nothing')}</li>}
            </ul>
            {index > 0 && from.publishedAt !== null && (
              <Link component={RouterLink} to={entryPath(id, from.publishedAt)} variant="caption">
                {translate('registers.history.as_it_was')}
              </Link>
            )}
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '12px 20px', [theme.breakpoints.down('md')]: { paddingInline: 16 } },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .edition': { margin: 0, fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& ul': { listStyle: 'none', margin: '6px 0 0', padding: 0, display: 'grid', gap: 4 },
  '& ul > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(150px, max-content) minmax(0, 1fr)',
    alignItems: 'start',
    gap: '0 12px',
    lineHeight: '24px',
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));
