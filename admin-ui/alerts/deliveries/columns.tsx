import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Delivery } from '../../../server/alerts/deliveries.contract.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip, StateIcon } from '../../components/StateChip.js';
import { Dim, Two } from '../../reviews/queue/parts.js';
import { messagePath, rulePath } from '../address.js';
import { useChannelName } from '../channels/useChannels.js';
import { STATE_OF_SEVERITY, STATE_OF_TELLING } from '../states.js';
import { Address } from './Address.js';
import { Resend } from './Resend.js';

/** One row says whom, why, through what, when, and what became of it. */
export function useDeliveryColumns({
  ofOneAlert,
}: {
  readonly ofOneAlert: boolean;
}): readonly Column<Delivery>[] {
  const translate = useTranslate();
  const channelName = useChannelName();
  const label = (name: string) => translate(`deliveries.fields.${name}`);
  const sortable = !ofOneAlert;
  const recipient: Column<Delivery> = {
    key: 'recipient',
    label: label('recipient'),
    sortable,
    render: (delivery) => (
      <Two>
        {delivery.recipientIs === 'channel' ? (
          <span>{channelName(delivery.channel)}</span>
        ) : (
          <Address address={delivery.recipient} />
        )}
        <Dim style={{ fontWeight: 400 }}>
          {[
            delivery.recipientIs === 'channel' ? '' : channelName(delivery.channel),
            translate(`deliveries.recipient_is.${delivery.recipientIs}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Dim>
      </Two>
    ),
  };
  return [
    ...(ofOneAlert
      ? [recipient]
      : [
          {
            key: 'alertTitle',
            label: label('alert'),
            render: ({ alertTitle, alertKind, severity }: Delivery) => (
              <span style={{ display: 'inline-flex', gap: 8, alignItems: 'flex-start' }}>
                <StateIcon state={STATE_OF_SEVERITY[severity]} />
                <Two>
                  <span style={{ overflowWrap: 'anywhere' }}>{alertTitle}</span>
                  <Dim style={{ whiteSpace: 'normal' }}>
                    {translate(`alert_kinds.${alertKind}`, { _: alertKind })}
                  </Dim>
                </Two>
              </span>
            ),
          },
          recipient,
        ]),
    {
      key: 'why',
      label: label('why'),
      render: ({ occasion, ruleId, ruleName }) => (
        <Two>
          <span>{translate(`deliveries.occasions.${occasion}`)}</span>
          <Dim style={{ whiteSpace: 'normal' }}>
            <Link component={RouterLink} to={rulePath(ruleId)} color="inherit" underline="always">
              {ruleName}
            </Link>
          </Dim>
        </Two>
      ),
    },
    {
      key: 'dueAt',
      label: label('dueAt'),
      sortable,
      render: ({ dueAt, settledAt, timing }) => (
        <Two>
          <Moment at={settledAt ?? dueAt} show="time" focusable={false} />
          <Dim>{translate(`deliveries.timings.${timing}`)}</Dim>
        </Two>
      ),
    },
    {
      key: 'state',
      label: label('state'),
      sortable,
      render: ({ state, reason }) => (
        <Two>
          <StateChip state={STATE_OF_TELLING[state]} label={translate(`deliveries.states.${state}`)} />
          {reason !== '' && (
            <Dim style={{ overflowWrap: 'anywhere', whiteSpace: 'normal', maxWidth: 320 }}>{reason}</Dim>
          )}
        </Two>
      ),
    },
    {
      key: 'message',
      label: label('message'),
      render: (delivery) =>
        delivery.messageId === null ? (
          <span aria-hidden>–</span>
        ) : (
          <Two style={{ gap: 6 }}>
            <Link component={RouterLink} to={messagePath(delivery.messageId)} underline="always">
              {translate(delivery.channel === 'email' ? 'alerts.open_mail' : 'deliveries.open_message')}
            </Link>
            <Resend delivery={delivery} messageId={delivery.messageId} />
          </Two>
        ),
    },
  ];
}
