import { useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useFormats, useNow } from '../../components/time.js';
import { Dim, Two } from '../../reviews/queue/parts.js';
import { Address } from '../deliveries/Address.js';
import { STATE_OF_ALERT, STATE_OF_DELIVERY, STATE_OF_SEVERITY } from '../states.js';
import { endsLater } from '../ends-later.js';
import { useAlertTitle } from '../useAlertTitle.js';

/** How long it has been known, above the day it was raised. */
const Age = ({ at }: { readonly at: string }) => {
  const { relative } = useFormats();
  const now = useNow();
  return (
    <Two style={{ whiteSpace: 'nowrap' }}>
      <span>{relative(new Date(at), now)}</span>
      <Dim>
        <Moment at={at} show="day" focusable={false} />
      </Dim>
    </Two>
  );
};

/** What became of it, and until when or by whom. */
const StateOfAlert = ({ alert }: { readonly alert: Alert }) => {
  const translate = useTranslate();
  const { state, snoozedUntil, acknowledgedBy, escalated } = alert;
  return (
    <Two>
      <StateChip state={STATE_OF_ALERT[state]} label={translate(`inbox.states.${state}`)} />
      {state === 'snoozed' && snoozedUntil && (
        <Dim>
          {translate('inbox.until')} <Moment at={snoozedUntil} show="day" focusable={false} />
        </Dim>
      )}
      {state === 'acknowledged' && acknowledgedBy && <Dim>{acknowledgedBy}</Dim>}
      {state === 'open' && escalated > 0 && (
        <Dim>{translate('inbox.escalated', { smart_count: escalated })}</Dim>
      )}
    </Two>
  );
};

export function useInboxColumns(): readonly Column<Alert>[] {
  const translate = useTranslate();
  const titleOf = useAlertTitle();
  return [
    {
      key: 'title',
      label: translate('inbox.fields.title'),
      sortable: true,
      render: (alert) => (
        <Two>
          <span style={{ overflowWrap: 'anywhere' }}>{titleOf(alert)}</span>
          <Dim style={{ whiteSpace: 'normal' }}>
            {translate(`alert_kinds.${alert.kind}`, { _: alert.kind })}
          </Dim>
        </Two>
      ),
    },
    {
      key: 'urgency',
      label: translate('inbox.fields.severity'),
      sortable: true,
      phone: 'bare',
      render: ({ severity }) => (
        <StateChip state={STATE_OF_SEVERITY[severity]} label={translate(`inbox.severities.${severity}`)} />
      ),
    },
    {
      key: 'raisedAt',
      label: translate('inbox.fields.age'),
      sortable: true,
      render: ({ raisedAt }) => <Age at={raisedAt} />,
    },
    {
      key: 'endsAt',
      label: translate('alerts.fields.endsAt'),
      sortable: true,
      render: (alert) => (endsLater(alert) ? <Age at={alert.endsAt} /> : <span aria-hidden>–</span>),
    },
    {
      key: 'delivery',
      label: translate('inbox.fields.told'),
      sortable: true,
      render: ({ delivery, recipient }) => (
        <Two>
          <StateChip
            plain
            state={STATE_OF_DELIVERY[delivery]}
            label={translate(`inbox.deliveries.${delivery}`)}
          />
          {recipient !== null && (
            <Dim style={{ whiteSpace: 'normal' }}>
              <Address address={recipient} />
            </Dim>
          )}
        </Two>
      ),
    },
    {
      key: 'state',
      label: translate('alerts.fields.state'),
      sortable: true,
      render: (alert) => <StateOfAlert alert={alert} />,
    },
  ];
}
