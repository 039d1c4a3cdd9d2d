import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_3, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const subjectOrgidEqualsOrganization = rule({
  id: 'subject.orgid-equals-organization',
  title: 'organizationIdentifier and organizationName differ.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-6'), EN_319_412_4('WEB-4.1.2-5')],
  ask: 'Please reissue the certificate with the registered name in O and the identifier in organizationIdentifier; the two must differ (EN 319 412-3 LEG-4.2.1-6).',

  subject: ({ organizationIdentifiers }) => unlessEmpty(organizationIdentifiers),

  check: (identifiers, { subject }) => {
    const names = attributes(subject, AttributeOid.organization);
    return identifiers
      .filter(({ value }) => names.some(({ text }) => text?.value === value))
      .map(({ value, at }) => ({
        message: `organizationIdentifier and organizationName are both ${quote(value)}.`,
        at,
      }));
  },
});
