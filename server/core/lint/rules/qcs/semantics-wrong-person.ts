import { semanticsIdentifiers, SemanticsOid } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

const OF_NATURAL_PERSONS: ReadonlySet<string> = new Set([SemanticsOid.natural, SemanticsOid.eidasNatural]);

export const qcsSemanticsWrongPerson = rule({
  id: 'qcs.semantics-wrong-person',
  title: 'The semantics asserted are those of legal persons.',
  severity: 'warning',
  citation: [EN_319_412_1('5.1')],
  ask: 'Please reissue the certificate with the semantics identifier of legal persons (0.4.0.194121.1.2), because its subject is a legal person (EN 319 412-1 clause 5.1).',

  subject: ({ qcStatements }) => unlessEmpty(semanticsIdentifiers(qcStatements)),

  check: (identifiers) =>
    identifiers
      .filter(({ oid }) => OF_NATURAL_PERSONS.has(oid))
      .map(({ oid, at }) => ({
        message: `The semantics identifier ${oid} is for natural persons; a payment service provider is a legal person (0.4.0.194121.1.2).`,
        at,
      })),
});
