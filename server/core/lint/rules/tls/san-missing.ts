import { ExtensionOid } from '../../../certificate/certificate.js';
import { CABF_BR, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';

export const tlsSanMissing = rule({
  id: 'tls.san-missing',
  title: 'subjectAltName names at least one domain or address.',
  severity: 'error',
  citation: [EN_319_412_4('WEB-4.1.3-4'), CABF_BR('7.1.2.7.12')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with our domain names as dNSName in subjectAltName (EN 319 412-4 WEB-4.1.3-4; Baseline Requirements 7.1.2.7.12).',

  // An extension that is there and cannot be read is the fault of another rule.
  subject: ({ subjectAltName, extensions }) =>
    subjectAltName === undefined && extensions.some(({ oid }) => oid === ExtensionOid.subjectAltName)
      ? undefined
      : { subjectAltName },

  check: ({ subjectAltName }) => {
    if (subjectAltName === undefined) {
      return [{ message: 'The certificate has no subjectAltName extension.', at: undefined }];
    }
    return subjectAltName.items.some(({ type }) => type === 'dns' || type === 'ip')
      ? []
      : [{ message: 'subjectAltName names neither a domain nor an address.', at: subjectAltName.at }];
  },
});
