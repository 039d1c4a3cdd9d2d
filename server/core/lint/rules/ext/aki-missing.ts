import { ExtensionOid } from '../../../certificate/certificate.js';
import { extensionSyntaxFault } from '../../../certificate/extensions/syntax.js';
import { EN_319_412_2, RFC_5280 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extAkiMissing = rule({
  id: 'ext.aki-missing',
  title: 'The certificate names the key of its issuer by authorityKeyIdentifier.keyIdentifier.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.1-1'), RFC_5280('4.2.1.1')],
  ask: 'Please reissue the certificate with the extension authorityKeyIdentifier and a keyIdentifier in it (EN 319 412-2 GEN-4.3.1-1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    if (certificate.authorityKeyIdentifier) return [];
    const extension = extensionOf(certificate, ExtensionOid.authorityKeyIdentifier);
    if (extension === undefined) {
      return [{ message: 'The extension authorityKeyIdentifier is missing.', at: undefined }];
    }
    // What cannot be decoded is reported by `x509.extension-undecodable`.
    return extensionSyntaxFault(extension, certificate.der) === undefined
      ? [{ message: 'The extension authorityKeyIdentifier has no keyIdentifier.', at: extension.at }]
      : [];
  },
});
