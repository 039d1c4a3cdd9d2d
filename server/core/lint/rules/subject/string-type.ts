import type { StringType } from '../../../asn1/text.js';
import { AttributeOid } from '../../../certificate/name.js';
import { CABF_BR, RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

const PRINTABLE: readonly StringType[] = ['PrintableString'];
const DIRECTORY: readonly StringType[] = ['UTF8String', 'PrintableString'];
const IA5: readonly StringType[] = ['IA5String'];

/** The string types of the attributes we know; others may hold anything. */
const TYPES: ReadonlyMap<string, readonly StringType[]> = new Map<string, readonly StringType[]>([
  ...Object.values(AttributeOid).map((oid) => [oid, DIRECTORY] as const),
  [AttributeOid.country, PRINTABLE],
  [AttributeOid.jurisdictionCountry, PRINTABLE],
  [AttributeOid.serialNumber, PRINTABLE],
  [AttributeOid.emailAddress, IA5],
]);

export const subjectStringType = rule({
  id: 'subject.string-type',
  title:
    'The attributes of the subject are UTF8String or PrintableString, and countryName is PrintableString.',
  severity: 'warning',
  citation: [RFC_5280('4.1.2.4'), CABF_BR('7.1.4.2')],
  ask: 'Please issue the next certificate with UTF8String or PrintableString for the attributes of the subject, and PrintableString for its country (RFC 5280 clause 4.1.2.4).',

  subject: ({ subject }) => subject.attributes,

  check: (attributes) =>
    attributes.flatMap(({ oid, name, text, valueAt }) => {
      const allowed = TYPES.get(oid);
      if (allowed === undefined) return [];
      const expected = allowed.join(' or ');
      if (text === undefined) {
        return [
          { message: `The subject's ${name} is no character string; ${expected} is expected.`, at: valueAt },
        ];
      }
      if (!allowed.includes(text.type)) {
        return [
          { message: `The subject's ${name} is a ${text.type}; ${expected} is expected.`, at: valueAt },
        ];
      }
      return text.malformed
        ? [
            {
              message: `The subject's ${name} ${quote(text.value)} holds what a ${text.type} cannot hold.`,
              at: valueAt,
            },
          ]
        : [];
    }),
});
