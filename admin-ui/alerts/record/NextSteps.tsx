import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import type { AlertAudience } from '../../../server/alerts/alert-rules.contract.js';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useApi } from '../../providers/useApi.js';
import { ListenerProblems } from '../rules/ListenerProblems.js';
import { RulesAsked } from './RulesAsked.js';
import { type Step, Steps } from './Steps.js';

/** What happens if nobody acts: who hears it next and when, and which rules say so. */
export const NextSteps = ({ alert }: { readonly alert: Alert }) => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<AlertAudience>(`/alerts/${alert.id}/audience`);
  const steps: Step[] = [
    ...(alert.state === 'snoozed' && alert.snoozedUntil !== null
      ? [
          {
            key: 'wakes',
            at: alert.snoozedUntil,
            state: 'notice' as const,
            text: translate('inbox.next.wakes'),
          },
        ]
      : []),
    ...(data?.escalation ?? [])
      .filter(({ step }) => step > alert.escalated)
      .map(({ step, at, ruleName, recipients }) => ({
        key: `${ruleName} ${step}`,
        at,
        state: 'warning' as const,
        text:
          recipients.length === 0
            ? translate('inbox.next.escalates_to_nobody', { step })
            : translate('inbox.next.escalates', { step, who: recipients.join(', ') }),
        detail: ruleName,
      })),
  ];
  return (
    <Section title={translate('inbox.next.title')} lead={translate('inbox.next.lead')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={48} />}
      {data && (
        <>
          <ListenerProblems problems={data.problems} nobody={data.nobody} />
          {steps.length === 0 ? (
            <p style={{ margin: 0 }}>
              {translate('inbox.next.nothing')}{' '}
              {alert.nextStepAt && <Moment at={alert.nextStepAt} show="time" />}
            </p>
          ) : (
            <Steps steps={steps} />
          )}
          <RulesAsked rules={data.rules} />
        </>
      )}
    </Section>
  );
};
