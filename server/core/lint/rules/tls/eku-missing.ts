import { ExtensionOid } from '../../../certificate/certificate.js';
import { CABF_BR, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';

export const tlsEkuMissing = rule({
  id: 'tls.eku-missing',
  title: 'The certificate has the extension extKeyUsage with at least one purpose.',
  severity: 'error',
  citation: [EN_319_412_4('WEB-4.1.3-4'), CABF_BR('7.1.2.7.6')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with the extension extKeyUsage, with serverAuth and, for access to accounts over mutual TLS, clientAuth (EN 319 412-4 WEB-4.1.3-4).',

  // An extension that is there and cannot be read is the fault of another rule.
  subject: ({ extendedKeyUsage, extensions }) =>
    extendedKeyUsage === undefined && extensions.some(({ oid }) => oid === ExtensionOid.extendedKeyUsage)
      ? undefined
      : { extendedKeyUsage },

  check: ({ extendedKeyUsage }) => {
    if (extendedKeyUsage === undefined) {
      return [{ message: 'The certificate has no extKeyUsage extension.', at: undefined }];
    }
    return extendedKeyUsage.items.length > 0
      ? []
      : [{ message: 'extKeyUsage names no purpose.', at: extendedKeyUsage.at }];
  },
});
