import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extSanCritical = rule({
  id: 'ext.san-critical',
  title: 'The extension subjectAltName is not critical.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.5-1')],
  ask: 'Please reissue the certificate with an extension subjectAltName that is not marked critical (EN 319 412-2 GEN-4.3.5-1).',

  // Beside an empty subject RFC 5280 §4.2.1.6 demands the critical bit; that the subject is empty is told by its rules.
  subject: (certificate) =>
    certificate.subject.attributes.length === 0
      ? undefined
      : extensionOf(certificate, ExtensionOid.subjectAltName),

  check: ({ critical, at }) =>
    critical ? [{ message: 'The extension subjectAltName is marked critical; it must not be.', at }] : [],
});
