import type { DerNode } from '../../../asn1/der.js';
import { RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';
import { holdsPsd2ByMistake } from '../../psd2-statements.js';

/** Arcs whose misuse as a statement id has a rule of its own: QcType values, semantics identifiers, PSD2. What is a PSD2 statement under any other id has one as well. */
const ARCS_JUDGED_ELSEWHERE = ['0.4.0.1862.1.6.', '0.4.0.194121.1.', '0.4.0.19495.'];

/** More would make the sentence unreadable; the certificate's tree shows the rest. */
const SHOWN_BYTES = 32;

export const qcsUnknownStatement = rule({
  id: 'qcs.unknown-statement',
  title: 'Every statement is one of EN 319 412-5, TS 119 495 or RFC 3739.',
  severity: 'info',
  citation: [RFC_3739('3.2.6')],

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements
      .filter(
        (statement) =>
          statement.content.kind === 'unknown' &&
          !ARCS_JUDGED_ELSEWHERE.some((arc) => statement.id.startsWith(arc)) &&
          !holdsPsd2ByMistake(statement),
      )
      .map(({ id, info, at }) => ({
        message: `Statement ${id} is unknown; it has ${info === undefined ? 'no statementInfo' : `the statementInfo ${hex(info)}`}.`,
        at,
      })),
});

function hex({ bytes, start, end }: DerNode): string {
  const shown = bytes.subarray(start, Math.min(end, start + SHOWN_BYTES));
  const digits = Array.from(shown, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return end - start > SHOWN_BYTES ? `${digits}… (${end - start} bytes)` : digits;
}
