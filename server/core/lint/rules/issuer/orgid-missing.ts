import { AttributeOid, attributes } from '../../../certificate/name.js';
import { blankAmong } from '../../blank-attributes.js';
import { EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';

export const issuerOrgidMissing = rule({
  id: 'issuer.orgid-missing',
  title: 'The issuer has an organizationIdentifier.',
  // Demanded where a registration number is known, which the certificate does not say; older issuing CAs lack it.
  severity: 'warning',
  citation: [EN_319_412_2('GEN-4.2.3.1-3'), EN_319_412_4('WEB-4.1.2-3'), EN_319_412_4('WEB-4.1.4-5')],

  subject: ({ issuer }) => attributes(issuer, AttributeOid.organizationIdentifier),

  check: (identifiers) =>
    identifiers.length === 0
      ? [{ message: 'The issuer has no organizationIdentifier (2.5.4.97).', at: undefined }]
      : blankAmong(identifiers).map(({ valueAt }) => ({
          message: 'The organizationIdentifier of the issuer is empty.',
          at: valueAt,
        })),
});
