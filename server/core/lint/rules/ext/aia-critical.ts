import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2, RFC_5280 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extAiaCritical = rule({
  id: 'ext.aia-critical',
  title: 'The extension authorityInfoAccess is not critical.',
  severity: 'error',
  citation: [RFC_5280('4.2.2.1'), EN_319_412_2('GEN-4.1-2')],
  ask: 'Please reissue the certificate with an extension authorityInfoAccess that is not marked critical (RFC 5280 section 4.2.2.1).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.authorityInfoAccess),

  check: ({ critical, at }) =>
    critical
      ? [{ message: 'The extension authorityInfoAccess is marked critical; it must not be.', at }]
      : [],
});
