import type { Alert, AlertDelivery, AlertState } from '../../server/alerts/alerts.contract.js';
import type { MessageState } from '../../server/messages/messages.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_ALERT = {
  open: 'waiting',
  acknowledged: 'ok',
  superseded: 'ended',
} as const satisfies Record<AlertState, State>;

export const STATE_OF_DELIVERY = {
  pending: 'waiting',
  waiting: 'waiting',
  sent: 'ok',
  failed: 'critical',
  dropped: 'ended',
  'nobody-listens': 'critical',
} as const satisfies Record<AlertDelivery, State>;

export const STATE_OF_MAIL = {
  waiting: 'waiting',
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
}: Pick<Alert, 'subjectType' | 'subjectId' | 'unheard'>) => {
  if (unheard) return unheard.link;
  if (subjectType === 'certificate') return `/certificates/${subjectId}/show`;
  if (subjectType === 'register-entry') return `/register-entries/${encodeURIComponent(subjectId)}/show`;
  return subjectType === 'trusted-list' ? `/trusted-lists/${subjectId}/show` : undefined;
};
