import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_3, EN_319_412_4, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { blankAmong } from '../../blank-attributes.js';

export const subjectOrgidMissing = rule({
  id: 'subject.orgid-missing',
  title: 'The subject has an organizationIdentifier.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.3-3'), EN_319_412_3('LEG-4.2.1-2'), EN_319_412_4('WEB-4.1.4-6')],
  ask: 'Please reissue the certificate with organizationIdentifier (2.5.4.97) in the subject, for a payment service provider as PSD, country, NCA and authorisation number (TS 119 495 GEN-5.3-3).',

  subject: ({ subject }) => attributes(subject, AttributeOid.organizationIdentifier),

  check: (identifiers) =>
    identifiers.length === 0
      ? [{ message: 'The subject has no organizationIdentifier (2.5.4.97).', at: undefined }]
      : blankAmong(identifiers).map(({ valueAt }) => ({
          message: 'The organizationIdentifier of the subject is empty.',
          at: valueAt,
        })),
});
