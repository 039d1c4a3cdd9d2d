import type { CertificateStatus, Severity } from '../../server/certificates/certificates.contract.js';
import type { State } from '../theme/states.js';

export const STATUS_STATES = {
  valid: 'ok',
  expiring: 'warning',
  expired: 'ended',
  'not-yet-valid': 'notice',
  revoked: 'critical',
  suspended: 'critical',
  superseded: 'ended',
  retired: 'ended',
} as const satisfies Record<CertificateStatus, State>;

export const SEVERITY_STATES = {
  error: 'critical',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, State>;
