import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { AccessMethod, accessDescriptions } from '../../revocation-pointers.js';
import { unlessEmpty } from '../../unless-empty.js';
import { hasScheme, HTTP_OR_HTTPS } from '../../uri-scheme.js';

export const extAiaCaIssuersNoHttp = rule({
  id: 'ext.aia-ca-issuers-no-http',
  title: 'One of the locations of the issuing CA certificate (caIssuers) has an address with http or https.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.4.1-4')],
  ask: 'Please reissue the certificate with an address of the issuing CA certificate (id-ad-caIssuers) that begins with http:// or https:// (EN 319 412-2 GEN-4.4.1-4).',

  subject: (certificate) => unlessEmpty(accessDescriptions(certificate, AccessMethod.caIssuers)),

  check: (descriptions) =>
    descriptions.some(({ location }) => hasScheme(location, HTTP_OR_HTTPS))
      ? []
      : [
          {
            message:
              'No location of the issuing CA certificate (caIssuers) has an address with http or https.',
            at: descriptions[0]?.at,
          },
        ],
});
