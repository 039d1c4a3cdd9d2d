import { useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { Section } from '../../components/Section.js';
import { type Step, Steps } from './Steps.js';

/** What became of an alert, as far as its row remembers; the audit log has every act. */
export const AlertHistory = ({ alert }: { readonly alert: Alert }) => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`inbox.history.${key}`, values);
  const { raisedAt, acknowledgedAt, acknowledgedBy, note, recoveredAt, supersededAt, supersededReason } =
    alert;
  const steps: Step[] = [
    { key: 'raised', at: raisedAt, state: 'waiting', text: words('raised') },
    ...(acknowledgedAt === null
      ? []
      : [
          {
            ...{ key: 'acknowledged', at: acknowledgedAt, state: 'ok' as const },
            text: words('acknowledged', { who: acknowledgedBy ?? '–' }),
            ...(note === '' ? {} : { detail: note }),
          },
        ]),
    ...(recoveredAt === null
      ? []
      : [{ key: 'recovered', at: recoveredAt, state: 'ok' as const, text: words('recovered') }]),
    ...(supersededAt === null
      ? []
      : [
          {
            ...{ key: 'superseded', at: supersededAt, state: 'ended' as const, text: words('superseded') },
            ...(supersededReason === null ? {} : { detail: translate(`alerts.reasons.${supersededReason}`) }),
          },
        ]),
  ];
  return (
    <Section title={words('title')}>
      <Steps steps={steps.toSorted((one, other) => (one.at < other.at ? -1 : 1))} />
    </Section>
  );
};
