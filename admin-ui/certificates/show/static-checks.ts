import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { CheckName } from '../../../server/evaluations/evaluations.contract.js';
import type { State } from '../../theme/states.js';
import { SEVERITY_STATES } from '../states.js';

interface StaticCheck {
  readonly state: State;
  /** `certificates.checks.result.<result>` */
  readonly result: string;
}

/** What the bytes alone answer, while nobody has verified the certificate. */
export function staticCheck(certificate: Certificate, name: CheckName): StaticCheck {
  if (name === 'syntax') return syntax(certificate);
  if (name === 'validity') return validity(certificate);
  return { state: 'unknown', result: 'not_checked' };
}

function syntax({ worstSeverity, secondReading, profile }: Certificate): StaticCheck {
  if (secondReading.status === 'disagrees') return { state: 'critical', result: 'readers_disagree' };
  if (secondReading.status === 'pending') return { state: 'waiting', result: 'read_once' };
  if (worstSeverity === null && profile === null) return { state: 'unknown', result: 'not_judged' };
  if (worstSeverity === null || worstSeverity === 'info') return { state: 'ok', result: 'pass' };
  return { state: SEVERITY_STATES[worstSeverity], result: worstSeverity === 'error' ? 'fail' : 'warn' };
}

function validity({ notBefore, notAfter, status }: Certificate): StaticCheck {
  const now = Date.now();
  if (new Date(notAfter).getTime() + 1000 <= now) return { state: 'critical', result: 'expired' };
  if (new Date(notBefore).getTime() > now) return { state: 'critical', result: 'not_yet' };
  return status === 'expiring' ? { state: 'warning', result: 'expiring' } : { state: 'ok', result: 'pass' };
}
