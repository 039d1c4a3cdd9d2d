import { AttributeOid } from '../../../certificate/name.js';
import { EN_319_412_3 } from '../../citations.js';
import { rule } from '../../lint.js';

const OF_NATURAL_PERSONS = new Map<string, string>([
  [AttributeOid.givenName, 'givenName'],
  [AttributeOid.surname, 'surname'],
  [AttributeOid.pseudonym, 'pseudonym'],
]);

export const subjectNaturalPersonAttributes = rule({
  id: 'subject.natural-person-attributes',
  title: 'The subject has no attributes of natural persons.',
  severity: 'warning',
  citation: [EN_319_412_3('legal persons')],
  ask: 'Please issue the next certificate without givenName, surname and pseudonym, because its subject is a legal person (EN 319 412-3).',

  subject: ({ subject }) => subject.attributes,

  check: (attributes) =>
    attributes.flatMap(({ oid, at }) => {
      const name = OF_NATURAL_PERSONS.get(oid);
      return name === undefined
        ? []
        : [
            {
              message: `The subject has ${name}, which natural persons have and legal persons have not.`,
              at,
            },
          ];
    }),
});
