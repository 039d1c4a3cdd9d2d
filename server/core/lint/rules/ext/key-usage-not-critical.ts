import { ExtensionOid } from '../../../certificate/certificate.js';
import { followsBaselineProfiles } from '../../baseline-profiles.js';
import { CABF_BR, RFC_5280 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extKeyUsageNotCritical = rule({
  id: 'ext.key-usage-not-critical',
  title: 'The extension keyUsage is critical.',
  severity: 'warning',
  citation: [RFC_5280('4.2.1.3'), CABF_BR('7.1.2.7.6')],
  ask: 'Please issue the next certificate with an extension keyUsage that is marked critical (RFC 5280 section 4.2.1.3).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.keyUsage),

  // RFC 5280 says "should", the profile of the Baseline Requirements says "must".
  check: ({ critical, at }, certificate) => {
    if (critical) return [];
    return followsBaselineProfiles(certificate)
      ? [{ message: 'The extension keyUsage is not marked critical; it must be.', at, severity: 'error' }]
      : [{ message: 'The extension keyUsage is not marked critical; it should be.', at }];
  },
});
