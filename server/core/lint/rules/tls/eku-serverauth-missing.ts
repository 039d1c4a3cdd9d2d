import { followsWebsiteProfile } from '../../browser-track.js';
import { CABF_BR, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';
import { EkuOid } from '../../profiles.js';

export const tlsEkuServerauthMissing = rule({
  id: 'tls.eku-serverauth-missing',
  title: 'The certificate of a website has the purpose serverAuth.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.10'), EN_319_412_4('WEB-4.1.3-4')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with serverAuth (1.3.6.1.5.5.7.3.1) in extKeyUsage, which a certificate for website authentication needs (Baseline Requirements 7.1.2.7.10).',

  // A 2-QWAC signs bindings and serves no TLS; an empty list is the fault of `tls.eku-missing`.
  subject: ({ extendedKeyUsage }) =>
    extendedKeyUsage === undefined ||
    extendedKeyUsage.items.length === 0 ||
    extendedKeyUsage.items.some(({ oid }) => oid === EkuOid.tlsBinding)
      ? undefined
      : extendedKeyUsage,

  check: ({ items, at }, certificate) =>
    items.some(({ oid }) => oid === EkuOid.serverAuth)
      ? []
      : [
          {
            message: 'extKeyUsage lacks serverAuth (1.3.6.1.5.5.7.3.1).',
            at,
            severity: followsWebsiteProfile(certificate) ? 'error' : 'warning',
          },
        ],
});
