import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { EIDAS, EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

/** The type is there, in the wrong place; `qcs.type-as-statement` says so. */
const isTypeAsStatement = (id: string): boolean => id.startsWith(`${QcStatementId.type}.`);

export const qcsQctypeMissing = rule({
  id: 'qcs.qctype-missing',
  title: 'The statement QcType is present.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-5-01 table 2'), EIDAS('Annex III(a), IV(a)')],
  ask: 'Please reissue the certificate with the statement QcType (0.4.0.1862.1.6), which EN 319 412-5 QCS-5-01 requires in certificates for seals and for website authentication.',

  subject: ({ qcStatements }) => (qcStatements?.malformed ? undefined : qcStatements),

  check: ({ statements }) =>
    statements.some(({ id }) => id === QcStatementId.type || isTypeAsStatement(id))
      ? []
      : [
          {
            message:
              'The statement QcType (0.4.0.1862.1.6) is missing, so the certificate does not say whether it is for a seal or a website.',
            at: undefined,
          },
        ],
});
