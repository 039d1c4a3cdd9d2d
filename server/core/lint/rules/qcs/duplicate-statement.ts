import { NAME_OF_EU_STATEMENT } from '../../../qc-statements/names.js';
import { EN_319_412_5 } from '../../citations.js';
import { issuedBefore } from '../../issued-before.js';
import { rule, type Violation } from '../../lint.js';

/** EN 319 412-5 V2.6.1, the first edition with QCS-4.1-02A. */
const EDITION = new Date(Date.UTC(2026, 4));

/** A second PSD2 statement is `psd2.statement-multiple`. */
export const qcsDuplicateStatement = rule({
  id: 'qcs.duplicate-statement',
  title: 'Each statement of EN 319 412-5 stands at most once.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-4.1-02A (V2.6.1)')],
  ask: 'Please reissue the certificate with each QCStatement of EN 319 412-5 at most once (QCS-4.1-02A).',

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements, certificate) => {
    const first = new Map<string, string>();
    const violations: Violation[] = [];
    for (const { id, at } of statements) {
      const name = NAME_OF_EU_STATEMENT.get(id);
      if (name === undefined) continue;
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, at.path);
        continue;
      }
      violations.push({
        message: `${name} (${id}) stands at ${before} and again at ${at.path}; it may stand only once.`,
        at,
        severity: issuedBefore(certificate, EDITION) ? 'warning' : 'error',
      });
    }
    return violations;
  },
});
