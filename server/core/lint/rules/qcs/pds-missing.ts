import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsPdsMissing = rule({
  id: 'qcs.pds-missing',
  title: 'The statement QcPDS is present.',
  severity: 'warning',
  citation: [EN_319_412_5('4.3.4, table 2')],

  subject: ({ qcStatements }) => (qcStatements?.malformed ? undefined : qcStatements),

  check: ({ statements }) =>
    statements.some(({ id }) => id === QcStatementId.pds)
      ? []
      : [
          {
            message:
              'The statement QcPDS (0.4.0.1862.1.5) is missing, so the certificate does not point to a PKI disclosure statement.',
            at: undefined,
          },
        ],
});
