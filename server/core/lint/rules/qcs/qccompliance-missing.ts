import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsQccomplianceMissing = rule({
  id: 'qcs.qccompliance-missing',
  title: 'The statement QcCompliance is present.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-5-01 table 2, 4.2.1')],
  ask: 'Please reissue the certificate with the statement QcCompliance (0.4.0.1862.1.1), which EN 319 412-5 QCS-5-01 requires in every EU qualified certificate.',

  // Where the list could not be read to its end, nothing is known to be missing.
  subject: ({ qcStatements }) => (qcStatements?.malformed ? undefined : qcStatements),

  check: ({ statements }) =>
    statements.some(({ id }) => id === QcStatementId.compliance)
      ? []
      : [
          {
            message:
              'The statement QcCompliance (0.4.0.1862.1.1) is missing, so the certificate does not claim to be EU qualified.',
            at: undefined,
          },
        ],
});
