import { useTranslate } from 'react-admin';
import type { ConsentStatus, SyncState } from '../../server/consents/consents.contract.js';
import type { State } from '../theme/states.js';

export const STATUSES = [
  ...(['valid', 'received', 'partiallyAuthorised', 'expired', 'revokedByPsu'] as const),
  ...(['terminatedByTpp', 'terminatedByAspsp', 'rejected'] as const),
] satisfies readonly ConsentStatus[];

/** Usable, or on the way to it. */
export const LIVE = ['valid', 'received', 'partiallyAuthorised'] as const satisfies readonly ConsentStatus[];

export const STATE_OF_CONSENT = {
  received: 'waiting',
  partiallyAuthorised: 'waiting',
  valid: 'ok',
  rejected: 'ended',
  revokedByPsu: 'ended',
  expired: 'ended',
  terminatedByTpp: 'ended',
  terminatedByAspsp: 'ended',
} as const satisfies Record<ConsentStatus, State>;

export const STATE_OF_SYNC = {
  none: 'unknown',
  same: 'ok',
  changed: 'ok',
  contradicts: 'critical',
  unknown: 'unknown',
  refused: 'warning',
  unreachable: 'unknown',
} as const satisfies Record<SyncState, State>;

/** Plain names for codes of consents; an unknown code stands for itself. */
export function useConsentWords() {
  const translate = useTranslate();
  const word = (group: string, code: string): string => translate(`consents.${group}.${code}`, { _: code });
  return {
    say: (name: string, values?: object) => translate(`consents.${name}`, values),
    word,
    edition: (code: string) => translate(`access.editions.${code.replace('.', '_')}`, { _: code }),
    any: translate('list.any'),
  };
}
