import { followsBaselineRequirements } from '../../browser-track.js';
import { CHROME_ROOT_PROGRAM } from '../../citations.js';
import { SERVER_AUTH_ONLY_FROM } from '../../client-auth.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';
import { EkuOid } from '../../profiles.js';

export const tlsEkuClientauthBrowserTrusted = rule({
  id: 'tls.eku-clientauth-browser-trusted',
  title: 'A certificate for browsers does without the purpose clientAuth.',
  severity: 'warning',
  citation: [CHROME_ROOT_PROGRAM('1.8 section 1.3.2')],
  appliesTo: ['qwac'],
  ask: 'Please issue the next certificate from a hierarchy outside the stores of browsers (QNCP-w-gen), because browser-trusted ones cannot have clientAuth from 15 March 2027 on (Chrome Root Program Policy 1.3.2).',

  subject: (certificate) =>
    followsBaselineRequirements(certificate) ? certificate.extendedKeyUsage?.items : undefined,

  check: (purposes, certificate) => {
    const stillAllowed = issuedBefore(certificate, SERVER_AUTH_ONLY_FROM);
    return purposes
      .filter(({ oid }) => oid === EkuOid.clientAuth)
      .map(({ at }) =>
        stillAllowed
          ? {
              message:
                'extKeyUsage has clientAuth, which certificates for browsers issued from 2027-03-15 on cannot have.',
              at,
              severity: 'info',
            }
          : {
              message:
                'extKeyUsage has clientAuth, which certificates for browsers cannot have since 2027-03-15.',
              at,
            },
      );
  },
});
