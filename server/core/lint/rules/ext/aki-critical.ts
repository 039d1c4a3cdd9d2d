import { ExtensionOid } from '../../../certificate/certificate.js';
import { RFC_5280 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extAkiCritical = rule({
  id: 'ext.aki-critical',
  title: 'The extension authorityKeyIdentifier is not critical.',
  severity: 'error',
  citation: [RFC_5280('4.2.1.1')],
  ask: 'Please reissue the certificate with an extension authorityKeyIdentifier that is not marked critical (RFC 5280 section 4.2.1.1).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.authorityKeyIdentifier),

  check: ({ critical, at }) =>
    critical
      ? [{ message: 'The extension authorityKeyIdentifier is marked critical; it must not be.', at }]
      : [],
});
