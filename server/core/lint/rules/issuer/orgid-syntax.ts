import { EN_319_412_1 } from '../../citations.js';
import { issuerIdentifiers } from '../../issuer-identifiers.js';
import { rule } from '../../lint.js';
import { structureFault } from '../../organization-identifier-structure.js';

export const issuerOrgidSyntax = rule({
  id: 'issuer.orgid-syntax',
  title: 'The organizationIdentifier of the issuer has the structure of identifiers of legal persons.',
  severity: 'warning',
  citation: [EN_319_412_1('LEG-5.1.4-02')],

  subject: issuerIdentifiers,

  check: (identifiers) =>
    identifiers.flatMap((identifier) => {
      const fault = structureFault(identifier);
      return fault === undefined
        ? []
        : [{ message: `The organizationIdentifier of the issuer ${fault}`, at: identifier.at }];
    }),
});
