import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extPoliciesCritical = rule({
  id: 'ext.policies-critical',
  title: 'The extension certificatePolicies is not critical.',
  severity: 'warning',
  citation: [EN_319_412_2('GEN-4.3.3-1')],
  ask: 'Please issue the next certificate with an extension certificatePolicies that is not marked critical (EN 319 412-2 GEN-4.3.3-1).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.certificatePolicies),

  check: ({ critical, at }) =>
    critical
      ? [{ message: 'The extension certificatePolicies is marked critical; it should not be.', at }]
      : [],
});
