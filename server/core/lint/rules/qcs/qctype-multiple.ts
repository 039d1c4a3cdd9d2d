import { describeQcType } from '../../../qc-statements/names.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5, TS_119_615 } from '../../citations.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';

/** EN 319 412-5 V2.5.1; earlier editions tolerated several values. */
const EDITION = new Date(Date.UTC(2025, 5));

/** Two QcType statements with one value each are `qcs.duplicate-statement`. */
export const qcsQctypeMultiple = rule({
  id: 'qcs.qctype-multiple',
  title: 'QcType names one type only.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.3 (V2.5.0 on)'), TS_119_615('PRO-4.4.4-14/-22/-30')],
  ask: 'Please reissue the certificate with exactly one value in QcType (EN 319 412-5 clause 4.2.3); with several, validation under TS 119 615 cannot tell what the certificate is qualified for.',

  subject: ({ qcStatements }) => statedOf(qcStatements, 'type'),

  check: (statements, certificate) =>
    statements
      .filter(({ content: { types } }) => types.length > 1)
      .map(({ statement, content: { types } }) => ({
        message: `QcType has ${types.length} values, ${types.map(({ oid }) => describeQcType(oid)).join(', ')}; exactly one is expected.`,
        at: infoPlace(statement),
        severity: issuedBefore(certificate, EDITION) ? 'warning' : 'error',
      })),
});
