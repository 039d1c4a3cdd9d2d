import { AttributeOid, attributes } from '../../../certificate/name.js';
import { CABF_EVG, EN_319_412_3 } from '../../citations.js';
import { rule } from '../../lint.js';
import { blankAmong } from '../../blank-attributes.js';

export const subjectOrganizationMissing = rule({
  id: 'subject.organization-missing',
  title: 'The subject has an organizationName.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-2'), CABF_EVG('9.2.1')],
  ask: 'Please reissue the certificate with the full registered name of the organisation (O) in the subject (EN 319 412-3 LEG-4.2.1-2).',

  subject: ({ subject }) => attributes(subject, AttributeOid.organization),

  check: (names) =>
    names.length === 0
      ? [{ message: 'The subject has no organizationName (O).', at: undefined }]
      : blankAmong(names).map(({ valueAt }) => ({
          message: 'The organizationName (O) of the subject is empty.',
          at: valueAt,
        })),
});
