import { useTranslate } from 'react-admin';
import type { Review } from '../../server/reviews/reviews.contract.js';

export const STATES = [
  'draft',
  'submitted',
  'in-review',
  'needs-information',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const satisfies readonly Review['state'][];
export const LANES = ['first', 'renewal', 'change'] as const satisfies readonly Review['lane'][];
export const TURNS = ['applicant', 'reviewer', 'nobody'] as const satisfies readonly Review['waitsFor'][];

/** Plain names for codes of reviews; an unknown code stands for itself. */
export function useReviewWords() {
  const translate = useTranslate();
  const word = (key: string, code: string): string => translate(key, { _: code });
  return {
    say: (name: string, values?: object) => translate(`reviews.${name}`, values),
    state: (code: string) => word(`reviews.states.${code}`, code),
    lane: (code: string) => word(`reviews.lanes.${code}`, code),
    turn: (code: string) => word(`reviews.turns.${code}`, code),
    edition: (code: string) => word(`access.editions.${code.replace('.', '_')}`, code),
    environment: (code: string) => word(`access.environments.${code}`, code),
    /** "Account information". */
    role: (name: string) => word(`certificates.roles.${name}.label`, name),
  };
}
