import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { AccessMethod } from '../../revocation-pointers.js';

export const extAiaCaIssuersMissing = rule({
  id: 'ext.aia-ca-issuers-missing',
  title: 'authorityInfoAccess says where the certificate of the issuing CA is.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.4.1-3')],
  ask: 'Please reissue the certificate with the location of the issuing CA certificate (id-ad-caIssuers) in authorityInfoAccess (EN 319 412-2 GEN-4.4.1-3).',

  subject: ({ authorityInfoAccess }) => authorityInfoAccess,

  check: ({ at, items }) =>
    items.some(({ method }) => method === AccessMethod.caIssuers)
      ? []
      : [{ message: 'authorityInfoAccess has no location of the issuing CA certificate (caIssuers).', at }],
});
