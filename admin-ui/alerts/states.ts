import type { Alert, AlertDelivery, AlertSeverity, AlertState } from '../../server/alerts/alerts.contract.js';
import type { DeliveryState } from '../../server/alerts/deliveries.contract.js';
import type { MessageState } from '../../server/messages/messages.contract.js';
import { consentsPath } from './consents-path.js';
import type { State } from '../theme/states.js';

export const STATE_OF_ALERT = {
  open: 'waiting',
  acknowledged: 'ok',
  snoozed: 'notice',
  superseded: 'ended',
} as const satisfies Record<AlertState, State>;

export const STATE_OF_SEVERITY = {
  info: 'notice',
  warning: 'warning',
  critical: 'critical',
} as const satisfies Record<AlertSeverity, State>;

/** Of telling one alert, over all whom it is told to. */
export const STATE_OF_DELIVERY = {
  pending: 'waiting',
  waiting: 'waiting',
  sent: 'ok',
  failed: 'critical',
  dropped: 'ended',
  muted: 'ended',
  'nobody-listens': 'critical',
} as const satisfies Record<AlertDelivery, State>;

/** Of telling one reader through one channel. */
export const STATE_OF_TELLING = {
  pending: 'waiting',
  grouped: 'waiting',
  waiting: 'waiting',
  sent: 'ok',
  failed: 'critical',
  dropped: 'ended',
  muted: 'ended',
} as const satisfies Record<DeliveryState, State>;

export const STATE_OF_MAIL = {
  waiting: 'waiting',
  gathered: 'notice',
  sending: 'waiting',
  sent: 'ok',
  failed: 'critical',
  dropped: 'ended',
} as const satisfies Record<MessageState, State>;

/** The page of what an alert is about. */
export const subjectAddress = ({
  subjectType,
  subjectId,
  unheard,
  dated,
  deaf,
  consents,
}: Alert): string | undefined => {
  const link = unheard?.link ?? dated?.link ?? deaf?.link;
  if (link !== undefined) return link;
  if (consents) return consentsPath(consents);
  return PAGE_OF[subjectType]?.(encodeURIComponent(subjectId));
};

const PAGE_OF: Readonly<Record<string, (id: string) => string>> = {
  certificate: (id) => `/certificates/${id}/show`,
  'trusted-list': (id) => `/trust/lists/${id}`,
  'register-entry': (id) => `/registers/entries/${id}`,
  organisation: (id) => `/organisations/${id}`,
  grant: (id) => `/access/${id}`,
  review: (id) => `/reviews/${id}/show`,
  'alert-rule': (id) => `/alerts/rules/${id}`,
  'alert-group': () => '/alerts/groups',
  'alert-channel': (id) => `/alerts/channels/${id}`,
  address: () => '/alerts/groups',
  'api-token': () => '/settings/api-tokens',
  job: () => '/settings/system',
  waiver: () => '/settings/waivers',
};
