import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { failureKind, isSuccess, type TrustedList } from '../../server/trust/trust.contract.js';
import { Banner } from '../components/Banner.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { useFormats } from '../components/time.js';
import { stateOfAttempt } from './states.js';

/** What the last attempt came to, and when. */
export const LastAttempt = ({ list }: { readonly list: TrustedList }) => {
  const translate = useTranslate();
  const { lastOutcome, lastAttemptAt } = list;
  return (
    <Two>
      <StateChip
        plain
        state={stateOfAttempt(lastOutcome)}
        label={translate(`trust.attempts.${lastOutcome ?? 'never'}`)}
      />
      {lastAttemptAt !== null && (
        <span className="dim">
          <Moment at={lastAttemptAt} show="time" focusable={false} />
        </span>
      )}
    </Two>
  );
};

/** What happened, what was kept and what to do, when the last attempt failed. */
export const FailedAttempt = ({ list }: { readonly list: TrustedList }) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const { lastOutcome, lastMessage, edition } = list;
  if (lastOutcome === null || isSuccess(lastOutcome)) return null;
  const kept =
    edition === null
      ? translate('trust.kept_none')
      : translate('trust.kept', { number: edition.sequenceNumber, date: day(new Date(edition.issued)) });
  return (
    <Banner
      state={stateOfAttempt(lastOutcome)}
      title={translate('trust.failed_title', { what: translate(`trust.attempts.${lastOutcome}`) })}
    >
      {translate(`trust.attempt_help.${failureKind(lastOutcome)}`)} {kept}
      {lastMessage !== null && (
        <Message lang="en">
          {lastMessage} <code>{lastOutcome}</code>
        </Message>
      )}
    </Banner>
  );
};

const Two = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flexDirection: 'column',
  '& .dim': { fontSize: '0.8125rem', color: theme.palette.text.secondary, paddingLeft: 21 },
  [theme.breakpoints.down('md')]: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    gap: '0 8px',
    '& .dim': { paddingLeft: 0 },
  },
}));

const Message = styled('div')(({ theme }) => ({
  marginTop: 4,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  overflowWrap: 'anywhere',
}));
