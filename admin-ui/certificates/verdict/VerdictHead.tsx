import { Button, Link, Skeleton } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { CHECKS } from '../../../server/evaluations/evaluations.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { StateChip } from '../../components/StateChip.js';
import { useFormats, useNow } from '../../components/time.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { useMay } from '../../providers/useMe.js';
import { STATE_OF_CHECK } from './states.js';
import { useShownVerdict } from './VerdictContext.js';

/** Older than this a verdict may have been overtaken by a list or a revocation. */
const STALE_MS = 36 * 3_600_000;

/** When it was verified and for which instant, or that it was not. */
export const VerdictTime = () => {
  const translate = useTranslate();
  const { evaluation } = useShownVerdict();
  const formats = useFormats();
  const now = useNow();
  if (evaluation === undefined) return translate('certificates.show.not_checked');
  const { at, evaluatedAt, isPresent, offline } = evaluation;
  const when = formats.relative(new Date(evaluatedAt), now);
  const stale = now - Date.parse(evaluatedAt) > STALE_MS;
  const key = isPresent ? (stale ? 'judged_stale' : 'judged') : 'judged_past';
  return (
    <>
      {translate(`verdict.${key}`, { when, at: formats.dayAndTime(new Date(at)) })}
      {offline && ` ${translate('verdict.offline')}`}
    </>
  );
};

/** What somebody must know about the verdict before reading on: none yet, an old one, one on its way, one that failed. */
export const VerdictNotices = () => {
  const translate = useTranslate();
  const { dayAndTime } = useFormats();
  const mayVerify = useMay('evaluations.write');
  const { evaluation, isLoading, error, reload, isEarlier, show, verify, isVerifying } = useShownVerdict();
  if (isVerifying)
    return (
      <Banner state="waiting" title={translate('verdict.verifying')}>
        {translate('verdict.verifying_help')}
      </Banner>
    );
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (isLoading) return <Skeleton variant="rounded" height={28} sx={{ maxWidth: 640, mb: 3 }} />;
  if (evaluation === undefined)
    return (
      <Banner
        state="unknown"
        title={translate('verdict.none.title')}
        action={
          mayVerify && (
            <Button size="small" variant="outlined" onClick={() => verify()}>
              {translate('verdict.now')}
            </Button>
          )
        }
      >
        {translate(mayVerify ? 'verdict.none.help' : 'verdict.none.help_reader')}
      </Banner>
    );
  if (!isEarlier) return null;
  return (
    <Banner
      state="notice"
      title={translate('verdict.shown_past.title', { at: dayAndTime(new Date(evaluation.at)) })}
      action={
        <Button size="small" variant="outlined" onClick={() => show()}>
          {translate('verdict.shown_past.back')}
        </Button>
      }
    />
  );
};

/** The six checks at a glance; each opens its evidence below. */
export const VerdictStrip = () => {
  const translate = useTranslate();
  const { evaluation } = useShownVerdict();
  if (evaluation === undefined) return null;
  return (
    <Strip aria-label={translate('certificates.checks.title')}>
      {CHECKS.map((name) => {
        const { status } = evaluation.verdict.checks[name];
        return (
          <li key={name}>
            <Link href={`#check-${name}`} underline="none" onClick={() => openCheck(name)}>
              <StateChip
                plain
                state={STATE_OF_CHECK[status]}
                label={translate(`certificates.checks.${name}.name`)}
              />
              <span style={visuallyHidden}>{translate(`verdict.checks.status.${status}`)}</span>
            </Link>
          </li>
        );
      })}
    </Strip>
  );
};

function openCheck(name: string): void {
  document.querySelector<HTMLDetailsElement>(`#check-${name} > details`)?.setAttribute('open', '');
}

const Strip = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 4px',
  listStyle: 'none',
  margin: '0 0 24px',
  padding: 0,
  '& a': {
    display: 'inline-flex',
    padding: '2px 8px',
    borderRadius: 6,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  '& li:first-of-type a': { marginLeft: -8 },
}));
