import { contextConstructed, contextPrimitive } from '../../../asn1/der.js';
import { RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

/** `[1]` and `[2] IMPLICIT BIT STRING`; constructed, too, for what is no DER but means the same. */
const FIELDS = new Map<number, string>([
  [contextPrimitive(1), 'issuerUniqueID'],
  [contextConstructed(1), 'issuerUniqueID'],
  [contextPrimitive(2), 'subjectUniqueID'],
  [contextConstructed(2), 'subjectUniqueID'],
]);

export const x509UniqueIdPresent = rule({
  id: 'x509.unique-id-present',
  title: 'The certificate has no unique identifiers of issuer or subject.',
  severity: 'error',
  citation: [RFC_5280('4.1.2.8')],
  ask: 'Please reissue the certificate without issuerUniqueID and subjectUniqueID (RFC 5280 section 4.1.2.8).',

  subject: ({ tree }) => tree.children[0]?.children,

  check: (fields) =>
    fields.flatMap(({ identifier, start, end }) => {
      const name = FIELDS.get(identifier);
      return name === undefined
        ? []
        : [{ message: `The field ${name} is present.`, at: { path: name, start, end } }];
    }),
});
