import { ExtensionOid } from '../../../certificate/certificate.js';
import { CABF_BR, EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extEkuCritical = rule({
  id: 'ext.eku-critical',
  title: 'The extension extKeyUsage is not critical.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.10-1'), EN_319_412_4('WEB-4.1.3-4'), CABF_BR('7.1.2.7.6')],
  ask: 'Please reissue the certificate with an extension extKeyUsage that is not marked critical (EN 319 412-2 GEN-4.3.10-1).',

  subject: (certificate) => extensionOf(certificate, ExtensionOid.extendedKeyUsage),

  check: ({ critical, at }) =>
    critical ? [{ message: 'The extension extKeyUsage is marked critical; it must not be.', at }] : [],
});
