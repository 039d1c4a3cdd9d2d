import type { Certificate } from '../../../certificate/certificate.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { HOUSE } from '../../citations.js';
import { SERVER_AUTH_ONLY_FROM } from '../../client-auth.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';
import { EkuOid } from '../../profiles.js';
import { psd2Statements } from '../../psd2-statements.js';

/** A bank that only serves accounts is called and calls nobody. */
const PSP_AS = '0.4.0.19495.1.1';

export const tlsEkuClientauthMissing = rule({
  id: 'tls.eku-clientauth-missing',
  title: 'A QWAC that can call banks over mutual TLS has the purpose clientAuth.',
  severity: 'warning',
  citation: [HOUSE('access to accounts over mutual TLS')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with clientAuth (1.3.6.1.5.5.7.3.2) in extKeyUsage, from a hierarchy outside the stores of browsers if need be: banks ask for it when a payment service provider calls them over mutual TLS.',

  subject: (certificate) => {
    const { extendedKeyUsage } = certificate;
    return extendedKeyUsage !== undefined &&
      extendedKeyUsage.items.some(({ oid }) => oid === EkuOid.serverAuth) &&
      !extendedKeyUsage.items.some(({ oid }) => oid === EkuOid.tlsBinding) &&
      psd2Statements(certificate)?.some(({ roles }) => roles.some(({ oid }) => oid !== PSP_AS))
      ? extendedKeyUsage
      : undefined;
  },

  check: ({ items, at }, certificate) => {
    if (items.some(({ oid }) => oid === EkuOid.clientAuth)) return [];
    return mayHaveIt(certificate)
      ? [
          {
            message:
              'extKeyUsage lacks clientAuth (1.3.6.1.5.5.7.3.2): banks refuse the certificate for mutual TLS.',
            at,
          },
        ]
      : [
          {
            message:
              'extKeyUsage lacks clientAuth (1.3.6.1.5.5.7.3.2), which certificates for browsers cannot have since 2027-03-15: for mutual TLS another one is needed.',
            at,
            severity: 'info',
          },
        ];
  },
});

const mayHaveIt = (certificate: Certificate): boolean =>
  issuedBefore(certificate, SERVER_AUTH_ONLY_FROM) || !followsBaselineRequirements(certificate);
