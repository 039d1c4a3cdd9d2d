import { AttributeOid, attributes } from '../../../certificate/name.js';
import { CABF_BR, CABF_EVG, EN_319_412_3 } from '../../citations.js';
import { rule } from '../../lint.js';

export const subjectCountryMissing = rule({
  id: 'subject.country-missing',
  title: 'The subject has a countryName.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-2'), CABF_BR('7.1.4.2'), CABF_EVG('9.2')],
  ask: 'Please reissue the certificate with the country of establishment (C) in the subject (EN 319 412-3 LEG-4.2.1-2).',

  subject: ({ subject }) => subject,

  check: (subject) =>
    attributes(subject, AttributeOid.country).length > 0
      ? []
      : [{ message: 'The subject has no countryName (C).', at: undefined }],
});
