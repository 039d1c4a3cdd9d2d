import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { TrustedList } from '../../server/trust/trust.contract.js';
import { VerdictChip } from '../certificates/verdict/VerdictChip.js';
import { listAddress } from '../components/listAddress.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip, StateIcon } from '../components/StateChip.js';
import { listPath, TRUST_PATH } from '../trust/address.js';
import { hasFailed, LIST_OF_LISTS, STATE_OF_LIST, stateOfAttempt } from '../trust/states.js';
import { useListName } from '../trust/Territory.js';
import { useTrustedLists } from './useTrustedLists.js';

const SHOWN = 5;

/** Lists that grew stale or were refused: since when, and what is used meanwhile. Nothing while all are well. */
export const TroubledLists = () => {
  const translate = useTranslate();
  const nameOf = useListName();
  const { troubled } = useTrustedLists();
  if (troubled.length === 0) return null;
  return (
    <Section
      title={translate('today.lists.title')}
      lead={translate('today.lists.lead')}
      flush
      actions={
        troubled.length > SHOWN && (
          <Link component={RouterLink} to={TRUST_PATH}>
            {translate('today.lists.all')} ({troubled.length})
          </Link>
        )
      }
    >
      <List>
        {troubled.slice(0, SHOWN).map((list) => (
          <li key={list.id}>
            <StateIcon state={stateOfTrouble(list)} />
            <div>
              <Link
                component={RouterLink}
                to={listPath(list.territory)}
                color="inherit"
                sx={{ fontWeight: 560 }}
              >
                {list.territory === LIST_OF_LISTS
                  ? nameOf(list.territory)
                  : `${nameOf(list.territory)} (${list.territory})`}
              </Link>
              <Since list={list} />
            </div>
            {list.state !== 'current' && (
              <StateChip state={STATE_OF_LIST[list.state]} label={translate(`trust.states.${list.state}`)} />
            )}
          </li>
        ))}
      </List>
    </Section>
  );
};

const stateOfTrouble = (list: TrustedList) =>
  hasFailed(list)
    ? stateOfAttempt(list.lastOutcome)
    : list.territory === LIST_OF_LISTS
      ? ('critical' as const)
      : STATE_OF_LIST[list.state];

const Since = ({ list }: { readonly list: TrustedList }) => {
  const translate = useTranslate();
  const { edition, state, lastSuccessAt } = list;
  return (
    <>
      {hasFailed(list) && (
        <p>
          {translate(`trust.attempts.${list.lastOutcome}`)}
          {lastSuccessAt !== null && (
            <>
              {' · '}
              {translate('today.lists.last_good')} <Moment at={lastSuccessAt} />
            </>
          )}
        </p>
      )}
      {state === 'overdue' && typeof edition?.nextUpdate === 'string' && (
        <p>
          {translate('today.lists.due')} <Moment at={edition.nextUpdate} />
        </p>
      )}
    </>
  );
};

/** Certificates whose verdict turned: what it was, what it is, and since when. */
export const NewVerdicts = () => {
  const translate = useTranslate();
  const { data, total = 0 } = useGetList<Alert>('alerts', {
    filter: { kind: 'certificate-verdict', state: 'open' },
    sort: { field: 'raisedAt', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <Section
      title={translate('today.verdicts.title')}
      lead={translate('today.verdicts.lead')}
      flush
      actions={
        total > SHOWN && (
          <Link
            component={RouterLink}
            to={listAddress('/alerts', { kind: 'certificate-verdict', state: 'open' })}
          >
            {translate('today.verdicts.all')} ({total})
          </Link>
        )
      }
    >
      <List>
        {data.map(({ id, context, title, subjectId, raisedAt }) => (
          <li key={id}>
            <div>
              <Link
                component={RouterLink}
                to={`/certificates/${subjectId}/show`}
                color="inherit"
                sx={{ fontWeight: 560 }}
              >
                {context === null
                  ? title
                  : `${context.organisation} · ${translate(`certificates.kinds.${context.kind}`)}`}
              </Link>
              <p>
                {context?.change && (
                  <>
                    {translate('today.verdicts.was', {
                      before: translate(`verdict.outcomes.${context.change.from}`),
                    })}
                    {' · '}
                  </>
                )}
                <Moment at={raisedAt} /> ·{' '}
                <Link component={RouterLink} to={`/alerts/${id}`}>
                  {translate('alerts.one')}
                </Link>
              </p>
            </div>
            {context?.change && <VerdictChip outcome={context.change.to} />}
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
    alignItems: 'flex-start',
    gap: '4px 12px',
    padding: '12px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& > li > div': { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  '& p': { margin: '2px 0 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
