import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_2 } from '../../citations.js';
import { issuerIdentifiers } from '../../issuer-identifiers.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const issuerOrgidEqualsOrganization = rule({
  id: 'issuer.orgid-equals-organization',
  title: 'organizationIdentifier and organizationName of the issuer differ.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.2.3.1-3'), EN_319_412_2('GEN-4.2.3.1-8')],

  subject: issuerIdentifiers,

  check: (identifiers, { issuer }) => {
    const names = attributes(issuer, AttributeOid.organization);
    return identifiers
      .filter(({ value }) => names.some(({ text }) => text?.value === value))
      .map(({ value, at }) => ({
        message: `organizationIdentifier and organizationName of the issuer are both ${quote(value)}.`,
        at,
      }));
  },
});
