import type { Certificate } from '../certificate/certificate.js';
import { followsBaselineRequirements } from './browser-track.js';
import { issuedBefore } from './issued-before.js';

/** Version 2.0.0 of the Baseline Requirements put the certificate profiles of its section 7.1.2 into force. */
export const BASELINE_PROFILES_FROM = new Date(Date.UTC(2023, 8, 15));

/** Whether the certificate profiles of the Baseline Requirements bind the certificate, field by field. */
export const followsBaselineProfiles = (certificate: Certificate): boolean =>
  followsBaselineRequirements(certificate) && !issuedBefore(certificate, BASELINE_PROFILES_FROM);
