import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { hasScheme, HTTP_OR_LDAP } from '../../uri-scheme.js';

export const extCrldpNoHttp = rule({
  id: 'ext.crldp-no-http',
  title: 'One of the CRL distribution points has an address with http or ldap.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.11-4')],
  ask: 'Please reissue the certificate with a CRL distribution point whose address begins with http:// or ldap:// (EN 319 412-2 GEN-4.3.11-4).',

  subject: ({ crlDistributionPoints }) => crlDistributionPoints,

  check: ({ at, items }) =>
    items.some((name) => hasScheme(name, HTTP_OR_LDAP))
      ? []
      : [{ message: 'No CRL distribution point has an address with http or ldap.', at }],
});
