import { SemanticsOid } from '../../../qc-statements/qc-statements.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

const KNOWN: ReadonlySet<string> = new Set(Object.values(SemanticsOid));

export const qcsSemanticsUnknown = rule({
  id: 'qcs.semantics-unknown',
  title: 'The semantics identifier is one of EN 319 412-1.',
  severity: 'warning',
  citation: [EN_319_412_1('5.1.2')],

  subject: ({ qcStatements }) => {
    const semantics = statedOf(qcStatements, 'semantics');
    return semantics && unlessEmpty(semantics.flatMap(({ content }) => content.identifier ?? []));
  },

  check: (identifiers) =>
    identifiers
      .filter(({ oid }) => !KNOWN.has(oid))
      .map(({ oid, at }) => ({
        message: `The semantics identifier ${oid} is unknown; 0.4.0.194121.1.1 to 0.4.0.194121.1.4 are defined.`,
        at,
      })),
});
