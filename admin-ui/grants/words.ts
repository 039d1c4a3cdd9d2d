import { useTranslate } from 'react-admin';
import type {
  AccessDecisionView,
  AccessRole,
  ApiEdition,
  ApiEditionView,
  ApiEnvironment,
  GrantState,
} from '../../server/grants/grants.contract.js';
import type { State } from '../theme/states.js';

export const EDITIONS = ['berlin-1.3', 'georgia-0.8'] as const satisfies readonly ApiEdition[];
export const ENVIRONMENTS = ['production', 'sandbox'] as const satisfies readonly ApiEnvironment[];
export const ROLES = ['PSP_AI', 'PSP_PI', 'PSP_IC'] as const satisfies readonly AccessRole[];
export const STATES = ['active', 'suspended', 'ended'] as const satisfies readonly GrantState[];

export const STATE_OF_GRANT = {
  active: 'ok',
  suspended: 'critical',
  ended: 'ended',
} as const satisfies Record<GrantState, State>;

export const STATE_OF_ACCESS = {
  allow: 'ok',
  'allow-with-warning': 'warning',
  deny: 'critical',
} as const satisfies Record<AccessDecisionView['decision'], State>;

export const STATE_OF_SERVICE = {
  open: 'ok',
  partly: 'warning',
  'coming-soon': 'waiting',
  'not-supported': 'ended',
  unconfirmed: 'unknown',
} as const satisfies Record<ApiEditionView['endpoints'][number]['status'], State>;

/** Plain names for codes of grants; an unknown code stands for itself. */
export function useGrantWords() {
  const translate = useTranslate();
  const word = (group: string, code: string): string => translate(`access.${group}.${code}`, { _: code });
  return {
    say: (name: string, values?: object) => translate(`access.${name}`, values),
    edition: (code: string) => word('editions', code.replace('.', '_')),
    environment: (code: string) => word('environments', code),
    state: (code: string) => word('states', code),
    cause: (code: string) => word('causes', code),
    decision: (code: string) => word('decisions', code),
    explanation: (code: string) => word('codes', code),
    service: (code: string) => word('services', code),
    outcome: (code: string) => translate(`verdict.outcomes.${code}`, { _: code }),
    /** "Account information". */
    role: (name: string) => translate(`certificates.roles.${name}.label`, { _: name }),
    /** "AISP". */
    provider: (name: string) => translate(`certificates.roles.${name}.provider`, { _: name }),
    action: (action: string) => translate(`audit.actions.${action.replace('.', '-')}`, { _: action }),
  };
}
