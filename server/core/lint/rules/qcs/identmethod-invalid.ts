import { type QcStatement, QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

const METHODS: ReadonlySet<string> = new Set([
  '0.4.0.1862.1.8.1',
  '0.4.0.1862.1.8.2',
  '0.4.0.1862.1.8.3',
  '0.4.0.1862.1.8.4',
]);

export const qcsIdentmethodInvalid = rule({
  id: 'qcs.identmethod-invalid',
  title: 'QcIdentMethod names exactly one method of EN 319 412-5.',
  severity: 'warning',
  citation: [EN_319_412_5('4.3.5 (QCS-4.3.5-02)')],

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.identificationMethod),

  check: (statements) => statements.flatMap(faults),
});

function faults(statement: QcStatement): Violation[] {
  const { content } = statement;
  if (content.kind === 'malformed') {
    return [
      { message: `QcIdentMethod cannot be decoded: ${content.problem.message}`, at: infoPlace(statement) },
    ];
  }
  if (content.kind !== 'identification-method') return [];
  const { methods } = content;
  return [
    ...(methods.length === 1
      ? []
      : [
          {
            message: `QcIdentMethod has ${methods.length} values; exactly one is expected.`,
            at: infoPlace(statement),
          },
        ]),
    ...methods
      .filter(({ oid }) => !METHODS.has(oid))
      .map(({ oid, at }) => ({
        message: `QcIdentMethod ${oid} is unknown; 0.4.0.1862.1.8.1 to 0.4.0.1862.1.8.4 are defined.`,
        at,
      })),
  ];
}
