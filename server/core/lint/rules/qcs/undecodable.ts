import { readDer } from '../../../asn1/der.js';
import type { Place } from '../../../asn1/decoded.js';
import { NAME_OF_EU_STATEMENT } from '../../../qc-statements/names.js';
import { type QcStatement, QcStatementId, type QcStatements } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { RFC_3739 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

/** Statements whose statementInfo has a rule of its own. */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set([
  QcStatementId.limitValue,
  QcStatementId.retentionPeriod,
  QcStatementId.type,
  QcStatementId.identificationMethod,
  QcStatementId.psd2,
]);

/** Statements for which any statementInfo is too much, tagged or not, or a tag is judged by the group `psd2`. */
const TAG_JUDGED_ELSEWHERE: ReadonlySet<string> = new Set([
  QcStatementId.compliance,
  QcStatementId.sscd,
  QcStatementId.psd2,
]);

export const qcsUndecodable = rule({
  id: 'qcs.undecodable',
  title:
    'The qcStatements extension is a SEQUENCE OF QCStatement, each with the statementInfo its identifier demands.',
  severity: 'error',
  citation: [RFC_3739('3.2.6')],
  ask: 'Please reissue the certificate with a qcStatements extension that follows the syntax of RFC 3739 section 3.2.6; at present it cannot be decoded in full.',

  subject: ({ qcStatements }) => qcStatements,

  check: (qcStatements, { der }) => [
    ...(qcStatements.malformed === undefined
      ? []
      : [
          {
            message: `The qcStatements extension cannot be decoded: ${qcStatements.malformed.message}`,
            at: malformedPlace(qcStatements, der),
          },
        ]),
    ...qcStatements.statements.flatMap(unreadable),
  ],
});

function unreadable(statement: QcStatement): Violation[] {
  const { id, content, strayTag } = statement;
  const name = `${NAME_OF_EU_STATEMENT.get(id) ?? 'The statement'} (${id})`;
  if (content.kind === 'malformed' && !JUDGED_ELSEWHERE.has(id)) {
    return [{ message: `${name} cannot be decoded: ${content.problem.message}`, at: infoPlace(statement) }];
  }
  // What is unknown may have a context tag by its own definition.
  if (strayTag === undefined || content.kind === 'unknown' || TAG_JUDGED_ELSEWHERE.has(id)) return [];
  return [{ message: `${name} has a context tag around its statementInfo; none is expected.`, at: strayTag }];
}

/** The element that is no QCStatement; the whole value when not even an element begins there. */
function malformedPlace({ at, malformed }: QcStatements, der: Uint8Array): Place {
  const element = readDer(der, malformed!.offset, at.end, { exact: false });
  if (!element.ok) return at;
  return { path: malformed!.at, start: element.value.start, end: element.value.end };
}
