import { useState } from 'react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { useFormats } from '../../components/time.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useMay } from '../../providers/useMe.js';
import { listAddress } from '../../components/listAddress.js';
import { ALERTS_PATH, RULES_PATH } from '../address.js';
import { useAlertCommand } from '../inbox/useAlertCommand.js';
import { OPEN } from '../inbox/views.js';
import { subjectAddress } from '../states.js';
import { useAlertTitle } from '../useAlertTitle.js';
import { AboutAlert } from './AboutAlert.js';
import { AcknowledgeDialog } from './AcknowledgeDialog.js';
import { AlertDeliveries } from './AlertDeliveries.js';
import { AlertHistory } from './AlertHistory.js';
import { NextSteps } from './NextSteps.js';
import { SnoozeDialog } from './SnoozeDialog.js';
import { useAlertKeys } from './useAlertKeys.js';

/** In the link of mails and messages: who follows it is asked at once. */
const ASKED = 'acknowledge';

/** One alert: what it is about, who was told and why, what comes next, what became of it. */
const AlertShow = () => {
  const translate = useTranslate();
  const titleOf = useAlertTitle();
  const mayAct = useMay('alerts.write');
  const maySilence = useMay('alerts.silence');
  const { id = '' } = useParams();
  const { data: alert, error, refetch } = useGetOne<Alert>('alerts', { id });
  const [address, setAddress] = useSearchParams();
  const [asked, ask] = useState<'acknowledge' | 'snooze'>();
  const close = () => {
    ask(undefined);
    if (!address.has(ASKED)) return;
    address.delete(ASKED);
    setAddress(address, { replace: true });
  };
  const wake = useAlertCommand('wake', close);
  const mayAcknowledge = mayAct && (alert?.state === 'open' || alert?.state === 'snoozed');
  const asking = asked ?? (address.has(ASKED) && mayAcknowledge ? 'acknowledge' : undefined);
  const maySnooze = maySilence && alert?.state === 'open';
  useAlertKeys({
    a: () => mayAcknowledge && ask('acknowledge'),
    s: () => maySnooze && ask('snooze'),
  });
  const parent = { to: listAddress(ALERTS_PATH, OPEN), label: translate('alerts.title') };

  if (error)
    return (
      <Page title={translate('alerts.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!alert) return <PageSkeleton />;
  const subject = subjectAddress(alert);
  const threshold = { smart_count: Math.abs(alert.threshold) };
  return (
    <Page
      title={titleOf(alert)}
      lead={translate(`alerts.sentences.${alert.kind}`, {
        ...threshold,
        _: translate(`alert_kinds.${alert.kind}`, { _: alert.kind }),
      })}
      parent={parent}
      actions={
        <>
          {subject && (
            <Button component={Link} to={subject} variant="outlined">
              {translate(openWords(alert))}
            </Button>
          )}
          {maySnooze && (
            <Button variant="outlined" onClick={() => ask('snooze')}>
              {translate('inbox.snooze')}
            </Button>
          )}
          {mayAcknowledge && (
            <Button variant="contained" onClick={() => ask('acknowledge')}>
              {translate('alerts.acknowledge')}
            </Button>
          )}
        </>
      }
    >
      {alert.state === 'snoozed' && (
        <Snoozed
          alert={alert}
          onWake={mayAct ? () => wake.send([alert.id], {}) : undefined}
          busy={wake.busy}
        />
      )}
      {alert.delivery === 'nobody-listens' && alert.state !== 'superseded' && (
        <Banner
          state="critical"
          title={translate('inbox.nobody')}
          action={
            <Button component={Link} to={RULES_PATH} variant="outlined" size="small">
              {translate('inbox.open_rules')}
            </Button>
          }
        >
          {translate('inbox.nobody_help')}
        </Banner>
      )}
      <Sides>
        <Section title={translate('alerts.about')}>
          <AboutAlert alert={alert} />
        </Section>
        <div>
          {(alert.state === 'open' || alert.state === 'snoozed') && <NextSteps alert={alert} />}
          <AlertHistory alert={alert} />
        </div>
      </Sides>
      <AlertDeliveries alert={alert} />
      {asking === 'acknowledge' && <AcknowledgeDialog ids={[alert.id]} onDone={close} onClose={close} />}
      {asking === 'snooze' && <SnoozeDialog alerts={[alert]} onDone={close} onClose={close} />}
    </Page>
  );
};

const Sides = styled('div')(({ theme }) => ({
  display: 'grid',
  columnGap: 24,
  alignItems: 'start',
  [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) 420px' },
  '& > *': { minWidth: 0 },
}));

function openWords({ trustedList, registerChange, subjectType, context }: Alert): string {
  if (trustedList) return 'alerts.open_list';
  if (registerChange) return 'alerts.open_entry';
  return subjectType === 'certificate' && context ? 'alerts.open_certificate' : 'alerts.open_subject';
}

interface SnoozedProps {
  readonly alert: Alert;
  readonly onWake: (() => void) | undefined;
  readonly busy: boolean;
}

const Snoozed = ({ alert, onWake, busy }: SnoozedProps) => {
  const translate = useTranslate();
  const { dayAndTime } = useFormats();
  // Whoever wakes it ends its time; the next run of the steps opens it.
  const isAhead = alert.snoozedUntil !== null && Date.parse(alert.snoozedUntil) > Date.now();
  const until = alert.snoozedUntil === null ? '' : dayAndTime(new Date(alert.snoozedUntil));
  return (
    <Banner
      state="notice"
      title={translate('inbox.snoozed_until', { until, who: alert.snoozedBy ?? '–' })}
      action={
        onWake &&
        isAhead && (
          <Button variant="outlined" size="small" disabled={busy} onClick={onWake}>
            {translate('inbox.wake')}
          </Button>
        )
      }
    >
      {alert.snoozeReason} {translate('inbox.then_escalates')}
    </Banner>
  );
};

export default AlertShow;
