import { followsBaselineRequirements, followsWebsiteProfile } from '../../browser-track.js';
import { CABF_BR, EN_319_412_4 } from '../../citations.js';
import { purposeText } from '../../extended-key-usages.js';
import { rule, type Violation } from '../../lint.js';
import { EkuOid } from '../../profiles.js';

/** anyExtendedKeyUsage, codeSigning, emailProtection, timeStamping, OCSPSigning and the signing of pre-certificates. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.3',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.8',
  '1.3.6.1.5.5.7.3.9',
  '1.3.6.1.4.1.11129.2.4.4',
]);

/** What else may stand there stands in rules of its own. */
const TLS: ReadonlySet<string> = new Set(Object.values(EkuOid));

export const tlsEkuForbidden = rule({
  id: 'tls.eku-forbidden',
  title: 'The certificate of a website has no purposes beside serverAuth and clientAuth.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.10'), EN_319_412_4('WEB-4.1.3-4')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with serverAuth and, where wanted, clientAuth as the only purposes in extKeyUsage (Baseline Requirements 7.1.2.7.10).',

  subject: ({ extendedKeyUsage }) => extendedKeyUsage?.items,

  check: (purposes, certificate) =>
    purposes.flatMap(({ oid, at }): readonly Violation[] => {
      if (FORBIDDEN.has(oid)) {
        return [
          {
            message: `extKeyUsage has ${purposeText(oid)}, which the certificate of a website must not have.`,
            at,
            severity: followsWebsiteProfile(certificate) ? 'error' : 'warning',
          },
        ];
      }
      return !TLS.has(oid) && followsBaselineRequirements(certificate)
        ? [
            {
              message: `extKeyUsage has ${purposeText(oid)}; beside serverAuth and clientAuth nothing is recommended.`,
              at,
              severity: 'warning',
            },
          ]
        : [];
    }),
});
