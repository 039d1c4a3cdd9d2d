import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extCrldpCritical = rule({
  id: 'ext.crldp-critical',
  title: 'The extension cRLDistributionPoints is not critical.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.11-5')],
  ask: 'Please reissue the certificate with an extension cRLDistributionPoints that is not marked critical (EN 319 412-2 GEN-4.3.11-5).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.crlDistributionPoints),

  check: ({ critical, at }) =>
    critical
      ? [{ message: 'The extension cRLDistributionPoints is marked critical; it must not be.', at }]
      : [],
});
