import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterLookup } from '../../server/registers/registers.contract.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { editionPath } from './address.js';
import { useRegisterWords } from './words.js';

type Source = Pick<
  RegisterLookup['sources'][number],
  'source' | 'name' | 'standing' | 'edition' | 'ageDays' | 'stale' | 'found'
> & { readonly disclaimer?: string | null };

/** Who was asked: which edition, how old it is and what its word weighs. */
export const AskedSources = ({ sources }: { readonly sources: readonly Source[] }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  if (sources.length === 0) return <p style={{ margin: 0 }}>{translate('registers.asked.nobody')}</p>;
  return (
    <List>
      {sources.map(({ source, standing, edition, ageDays, stale, found, disclaimer = null }) => (
        <li key={source}>
          <Top>
            <strong>{words.source(source)}</strong>
            <StateChip
              plain
              state={edition === null ? 'unknown' : stale ? 'warning' : 'ok'}
              label={
                edition === null
                  ? translate('registers.asked.no_edition')
                  : translate(stale ? 'registers.asked.stale' : 'registers.asked.fresh', {
                      smart_count: ageDays ?? 0,
                    })
              }
            />
            <span>{translate(found ? 'registers.asked.found' : 'registers.asked.not_found')}</span>
          </Top>
          {edition !== null && (
            <p>
              <Link component={RouterLink} to={editionPath(edition.id)} underline="always">
                {translate('registers.edition.name', { version: edition.version || '–' })}
              </Link>
              {' · '}
              <Moment at={edition.publishedAt} />
            </p>
          )}
          <p>{words.weight(standing)}</p>
          {disclaimer !== null && (
            <details>
              <summary>{translate('registers.disclaimer')}</summary>
              <p>{disclaimer}</p>
            </details>
          )}
        </li>
      ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 16,
  '& p': { margin: '4px 0 0', fontSize: '0.8125rem', color: theme.palette.text.secondary, maxWidth: 900 },
  '& summary': { cursor: 'pointer', fontSize: '0.8125rem', marginTop: 4, width: 'fit-content' },
  '& time': { whiteSpace: 'normal' },
}));
const Top = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px' });
