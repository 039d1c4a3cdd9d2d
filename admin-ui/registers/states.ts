import type { RegisterMatch } from '../../server/registers/register-match.contract.js';
import type {
  EditionState,
  RegisterEntryRow,
  RegisterLookup,
} from '../../server/registers/registers.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_EDITION = {
  importing: 'waiting',
  current: 'ok',
  past: 'ended',
  refused: 'critical',
  abandoned: 'warning',
} as const satisfies Record<EditionState, State>;

export const STATE_OF_ENTRY = {
  active: 'ok',
  withdrawn: 'ended',
  'not-yet': 'notice',
  listed: 'notice',
  unknown: 'unknown',
} as const satisfies Record<RegisterEntryRow['status'], State>;

export const STATE_OF_ANSWER = {
  yes: 'ok',
  no: 'critical',
  unknown: 'unknown',
} as const satisfies Record<RegisterLookup['answer'], State>;

export const STATE_OF_MATCH = {
  usable: 'ok',
  'not-wanted': 'notice',
  'not-in-certificate': 'ended',
  'not-licensed': 'critical',
  'not-passported': 'critical',
  unknown: 'unknown',
} as const satisfies Record<RegisterMatch['lines'][number]['verdict'], State>;

export const STATE_OF_CARD = {
  usable: 'ok',
  refused: 'critical',
  unknown: 'unknown',
} as const satisfies Record<RegisterMatch['verdict'], State>;

/** News of an entry: what takes something away from somebody, what gives, and the rest. */
export const STATE_OF_CHANGE: Readonly<Record<string, State>> = {
  added: 'notice',
  changed: 'notice',
  removed: 'warning',
  withdrawn: 'critical',
  authorised: 'ok',
  're-authorised': 'ok',
  'service-gained': 'ok',
  'service-lost': 'warning',
  'passport-gained': 'ok',
  'passport-ended': 'warning',
  renamed: 'notice',
  renumbered: 'warning',
  other: 'notice',
};
