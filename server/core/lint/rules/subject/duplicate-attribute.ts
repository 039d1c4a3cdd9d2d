import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_3 } from '../../citations.js';
import { rule } from '../../lint.js';

/** organizationIdentifier has a rule of its own, `subject.orgid-multiple`. */
const SINGLE = [AttributeOid.country, AttributeOid.organization, AttributeOid.commonName];

export const subjectDuplicateAttribute = rule({
  id: 'subject.duplicate-attribute',
  title: 'The subject has countryName, organizationName and commonName at most once.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-3')],
  ask: 'Please reissue the certificate with a single instance of C, O and CN in the subject (EN 319 412-3 LEG-4.2.1-3).',

  subject: ({ subject }) => subject,

  check: (subject) =>
    SINGLE.flatMap((oid) => {
      const instances = attributes(subject, oid);
      return instances.slice(1).map(({ name, at }) => ({
        message: `The subject has the attribute ${name} ${instances.length} times; once is allowed.`,
        at,
      }));
    }),
});
