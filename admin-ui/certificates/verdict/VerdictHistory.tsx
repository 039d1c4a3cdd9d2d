import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import { Button, IconButton, Link, Menu, MenuItem, Skeleton, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { EvaluationSummary } from '../../../server/evaluations/evaluations.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';
import { API } from '../../providers/http.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { evaluationsPath, evidencePackPath, reportPath } from './address.js';
import { ReplayDialog } from './ReplayDialog.js';
import { STATE_OF_OUTCOME } from './states.js';
import { useDifferences } from './useDifferences.js';
import { VerdictChip } from './VerdictChip.js';
import { useShownVerdict } from './VerdictContext.js';
import { VerifyPastDialog } from './VerifyPastDialog.js';

const STEP = 10;

/** Every verdict with what changed since the one before, and what it rests on to take away. */
export const VerdictHistory = ({ certificate }: { readonly certificate: Certificate }) => {
  const translate = useTranslate();
  const mayVerify = useMay('evaluations.write');
  const [shown, setShown] = useState(STEP);
  const [asking, setAsking] = useState(false);
  const query = new URLSearchParams({
    sort: '["evaluatedAt","DESC"]',
    range: JSON.stringify([0, shown]),
  });
  const { data, error, refetch } = useApi<EvaluationSummary[]>(
    `${evaluationsPath(certificate.id)}?${query.toString()}`,
  );
  return (
    <Section
      id="verdicts"
      title={translate('verdict.history.title')}
      lead={translate('verdict.history.lead')}
      actions={
        mayVerify && (
          <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
            {translate('verdict.past.button')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={80} />}
      {data?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('verdict.history.none')}
        </Typography>
      )}
      {data !== undefined && data.length > 0 && (
        <Line>
          {data.slice(0, shown).map((summary, index) => (
            <OneVerdict key={summary.id} summary={summary} isFirst={index === data.length - 1} />
          ))}
        </Line>
      )}
      {data !== undefined && data.length > shown && (
        <Button size="small" sx={{ mt: 1.5 }} onClick={() => setShown(shown + STEP)}>
          {translate('verdict.history.more')}
        </Button>
      )}
      {asking && <VerifyPastDialog certificate={certificate} onClose={() => setAsking(false)} />}
    </Section>
  );
};

interface OneVerdictProps {
  readonly summary: EvaluationSummary;
  /** The oldest there is. */
  readonly isFirst: boolean;
}

const OneVerdict = ({ summary, isFirst }: OneVerdictProps) => {
  const translate = useTranslate();
  const { dayAndTime } = useFormats();
  const say = useDifferences();
  const { evaluation, show } = useShownVerdict();
  const { id, outcome, at, evaluatedAt, isPresent, changes, trigger, evaluatedBy, offline } = summary;
  const isShown = evaluation?.id === id;
  const when = dayAndTime(new Date(evaluatedAt));
  const differences = changes === null ? [] : say(changes);
  return (
    <li data-outcome={outcome} aria-current={isShown ? 'true' : undefined}>
      <span className="dot">
        <StateIcon state={STATE_OF_OUTCOME[outcome]} size={18} />
      </span>
      <div className="what">
        <div>
          <VerdictChip outcome={outcome} plain />
          {!isPresent && (
            <span className="as-of">
              {' '}
              {translate('verdict.history.as_of', { at: dayAndTime(new Date(at)) })}
            </span>
          )}
        </div>
        {differences.length > 0 && (
          <ul aria-label={translate('verdict.history.changed')}>
            {differences.map(({ key, text, reason }) => (
              <li key={key}>
                {text}
                {reason !== null && (
                  <span lang="en" className="reason">
                    {reason}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className="dim">
          <Moment at={evaluatedAt} show="time" /> ·{' '}
          {trigger === 'manual'
            ? translate('verdict.history.by.manual', { name: evaluatedBy })
            : translate(`verdict.history.by.${trigger}`)}
          {offline && ` · ${translate('verdict.history.offline')}`}
          {isPresent &&
            changes === null &&
            ` · ${translate(`verdict.history.${isFirst ? 'first' : 'unchanged'}`)}`}
        </div>
      </div>
      <div className="actions">
        {isShown ? (
          <span className="dim">{translate('verdict.history.shown')}</span>
        ) : (
          <Link
            component="button"
            type="button"
            aria-label={translate('verdict.history.show_named', { when })}
            onClick={() => {
              show(id);
              window.scrollTo({ top: 0 });
            }}
          >
            {translate('verdict.history.show')}
          </Link>
        )}
        <More id={id} when={when} />
      </div>
    </li>
  );
};

const More = ({ id, when }: { readonly id: string; readonly when: string }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [replaying, setReplaying] = useState(false);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={translate('verdict.history.actions', { when })}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreVertOutlined sx={{ fontSize: 18 }} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem component="a" href={API + evidencePackPath(id)} download onClick={close}>
          {translate('verdict.history.zip')}
        </MenuItem>
        <MenuItem component="a" href={API + reportPath(id)} download onClick={close}>
          {translate('verdict.history.pdf')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setReplaying(true);
          }}
        >
          {translate('verdict.history.replay')}
        </MenuItem>
      </Menu>
      {replaying && <ReplayDialog id={id} when={when} onClose={() => setReplaying(false)} />}
    </>
  );
};

const Line = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  fontSize: '0.875rem',
  '& > li': {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '18px minmax(0, 1fr) auto',
    gap: '2px 12px',
    paddingBottom: 18,
  },
  '& > li:last-of-type': { paddingBottom: 0 },
  '& > li:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    left: 8,
    top: 24,
    bottom: 2,
    width: 2,
    backgroundColor: theme.palette.divider,
  },
  '& .dot': { paddingTop: 3 },
  // The icon stands on the line already.
  '& .what > div:first-of-type svg': { display: 'none' },
  '& .what ul': { margin: '0 0 2px', paddingLeft: 18 },
  '& .reason': { display: 'block', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& .dim, & .as-of': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& .actions': { display: 'flex', alignItems: 'center', gap: 4, alignSelf: 'start' },
}));
