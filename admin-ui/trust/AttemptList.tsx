import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { TrustedListAttempt } from '../../server/trust/trust.contract.js';
import { StateChip } from '../components/StateChip.js';
import { listPath } from './address.js';
import { stateOfAttempt } from './states.js';
import { Territory } from './Territory.js';

/** What became of each list: which, from where, the outcome in words, and the sentence of the server. */
export const AttemptList = ({ attempts }: { readonly attempts: readonly TrustedListAttempt[] }) => {
  const translate = useTranslate();
  return (
    <List>
      {attempts.map(({ source, territory, outcome, message, sequenceNumber }, index) => (
        <li key={`${source} ${index}`}>
          <div>
            {territory === null ? (
              <span className="source">{source}</span>
            ) : (
              <>
                <Link component={RouterLink} to={listPath(territory)} color="inherit">
                  <Territory territory={territory} />
                </Link>
                {sequenceNumber !== null &&
                  ` · ${translate('trust.fields.sequenceNumber')} ${sequenceNumber}`}
                <span className="dim source">{source}</span>
              </>
            )}
            {message !== null && (
              <span lang="en" className="dim">
                {message}
              </span>
            )}
          </div>
          <StateChip state={stateOfAttempt(outcome)} label={translate(`trust.attempts.${outcome}`)} />
        </li>
      ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: '4px 16px',
    padding: '8px 0',
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& > li > div': { flex: '1 1 240px', minWidth: 0 },
  '& .dim': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& .source': { overflowWrap: 'anywhere' },
}));
