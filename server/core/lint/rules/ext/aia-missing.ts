import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extAiaMissing = rule({
  id: 'ext.aia-missing',
  title: 'The certificate has the extension authorityInfoAccess.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.4.1-2')],
  ask: 'Please reissue the certificate with the extension authorityInfoAccess (EN 319 412-2 GEN-4.4.1-2).',

  subject: (certificate) => certificate,

  check: (certificate) =>
    extensionOf(certificate, ExtensionOid.authorityInfoAccess) === undefined
      ? [{ message: 'The extension authorityInfoAccess is missing.', at: undefined }]
      : [],
});
