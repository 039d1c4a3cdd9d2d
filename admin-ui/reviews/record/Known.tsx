import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { CheckStatus } from '../../../server/evaluations/evaluations.contract.js';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_CHECK } from '../../certificates/verdict/states.js';
import { VerdictChip } from '../../certificates/verdict/VerdictChip.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { MatchAnswer } from '../../registers/match/RegisterMatch.js';
import { reviewPath } from '../address.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** What Qwarden found out by itself: verdict, revocation and lists, registers, what was approved last. */
export const Known = ({ examination }: { readonly examination: Examination }) => {
  const words = useRecordWords();
  const { verdict, match, difference } = examination;
  return (
    <Section title={words.say('known')} lead={words.say('known_lead')}>
      <Part>
        <Verdict verdict={verdict} />
        <h3>{words.say('registers')}</h3>
        {match === null ? <p>{words.say('no_match')}</p> : <MatchAnswer match={match} stacked />}
        <h3>{words.say('approved_last')}</h3>
        {difference === null ? (
          <p>{words.say('nothing_approved')}</p>
        ) : (
          <p>
            <Link component={RouterLink} to={reviewPath(difference.review.id)} underline="always">
              {difference.review.number}
            </Link>
            {difference.review.validUntil !== null && (
              <>
                , {words.say('until')} <Moment at={difference.review.validUntil} />
              </>
            )}
            .{' '}
            {difference.changes.length === 0
              ? words.say('no_differences')
              : words.say('differences_below', { smart_count: difference.changes.length })}
          </p>
        )}
      </Part>
    </Section>
  );
};

const Verdict = ({ verdict }: { readonly verdict: Examination['verdict'] }) => {
  const translate = useTranslate();
  const words = useRecordWords();
  const { certificateId } = useSeenReview().review;
  if (verdict === null)
    return (
      <p>
        <VerdictChip outcome={null} />
      </p>
    );
  return (
    <>
      <Head>
        <VerdictChip outcome={verdict.outcome} />
        <span>
          {words.say('verified')} <Moment at={verdict.evaluatedAt} show="time" />
        </span>
        {certificateId !== null && (
          <Link component={RouterLink} to={`/certificates/${certificateId}/show#checks`}>
            {words.say('all_evidence')}
          </Link>
        )}
      </Head>
      <Checks>
        {verdict.checks.map(({ name, status, reasons }) => (
          <li key={name} data-check={name}>
            <span className="name">{translate(`certificates.checks.${name}.name`, { _: name })}</span>
            <StateChip
              plain
              state={STATE_OF_CHECK[status as CheckStatus] ?? 'unknown'}
              label={translate(`verdict.checks.status.${status}`, { _: status })}
            />
            {reasons.length > 0 && (
              <ul className="reasons">
                {reasons.map(({ code, message }) => (
                  <li key={`${code} ${message}`}>{translate(`verdict.reasons.${code}`, { _: message })}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </Checks>
      <p>
        {words.say('usable_roles')}{' '}
        <strong>{verdict.usableRoles.map(words.role).join(', ') || words.say('none')}</strong>
      </p>
    </>
  );
};

const Part = styled('div')({ '& h3': { margin: '20px 0 8px' }, '& > p': { margin: '8px 0' } });
const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 12px',
  marginBottom: 10,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
}));
const Checks = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '120px 1fr',
    alignItems: 'center',
    gap: '0 12px',
    padding: '4px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  '& .name': { fontWeight: 560 },
  '& .reasons': {
    gridColumn: '2',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
}));
