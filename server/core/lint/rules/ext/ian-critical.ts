import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extIanCritical = rule({
  id: 'ext.ian-critical',
  title: 'The extension issuerAltName is not critical.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.6-1')],
  ask: 'Please reissue the certificate with an extension issuerAltName that is not marked critical (EN 319 412-2 GEN-4.3.6-1).',

  subject: (certificate) => extensionOf(certificate, FurtherExtensionOid.issuerAltName),

  check: ({ critical, at }) =>
    critical ? [{ message: 'The extension issuerAltName is marked critical; it must not be.', at }] : [],
});
