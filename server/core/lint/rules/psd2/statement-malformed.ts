import type { DecodeProblem, Place } from '../../../asn1/decoded.js';
import type { DerNode } from '../../../asn1/der.js';
import type { QcStatement } from '../../../qc-statements/qc-statements.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2StatementsById } from '../../psd2-statements.js';

export const psd2StatementMalformed = rule({
  id: 'psd2.statement-malformed',
  title: 'The PSD2 statement has the syntax PSD2QcType.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.1-3'), TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with a PSD2 QCStatement encoded as TS 119 495 Annex A prescribes: SEQUENCE { rolesOfPSP, nCAName, nCAId }, each role a SEQUENCE of OID and name.',

  subject: psd2StatementsById,

  check: (statements) =>
    statements.flatMap((statement) => {
      if (statement.content.kind !== 'malformed') return [];
      const { problem } = statement.content;
      return [
        { message: `The PSD2 statement cannot be read: ${problem.message}`, at: place(statement, problem) },
      ];
    }),
});

/** The element at which reading stopped, or the whole statement where one is missing. */
function place(statement: QcStatement, { at: path, offset }: DecodeProblem): Place {
  let node: DerNode | undefined = statement.info;
  while (node !== undefined && node.start !== offset) {
    node = node.children.find(({ end }) => offset < end);
  }
  const { start, end } = node ?? statement.at;
  return { path, start, end };
}
