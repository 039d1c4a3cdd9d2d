import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';

const SINGLE = [
  AttributeOid.country,
  AttributeOid.organization,
  AttributeOid.organizationIdentifier,
  AttributeOid.commonName,
];

export const issuerDuplicateAttribute = rule({
  id: 'issuer.duplicate-attribute',
  title: 'The issuer has countryName, organizationName, organizationIdentifier and commonName at most once.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.2.3.1-5')],

  subject: ({ issuer }) => issuer,

  check: (issuer) =>
    SINGLE.flatMap((oid) => {
      const instances = attributes(issuer, oid);
      return instances.slice(1).map(({ name, at }) => ({
        message: `The issuer has the attribute ${name} ${instances.length} times; once is allowed.`,
        at,
      }));
    }),
});
