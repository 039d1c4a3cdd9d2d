import { TS_119_495_EDITIONS } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { carriesPsd2Statement } from '../../psd2-statements.js';

export const psd2StatementMissing = rule({
  id: 'psd2.statement-missing',
  title: 'The certificate carries the PSD2 statement 0.4.0.19495.2.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.1-1'), TS_119_495('GEN-5.3-2'), TS_119_495('GEN-5.4-2')],
  // There was no such statement before the first edition.
  effectiveFrom: TS_119_495_EDITIONS['V1.1.2'].published,
  ask: 'Please reissue the certificate with the PSD2 QCStatement 0.4.0.19495.2 (roles, name and identifier of the competent authority) in its qcStatements extension, as TS 119 495 clauses 5.1, 5.3 and 5.4 require.',

  subject: (certificate) =>
    // What an unreadable extension holds is unknown; `qcs.undecodable` reports it.
    certificate.qcStatements?.malformed && !carriesPsd2Statement(certificate) ? undefined : certificate,

  check: (certificate) => {
    if (carriesPsd2Statement(certificate)) return [];
    const count = certificate.qcStatements?.statements.length;
    const message =
      count === undefined
        ? 'There is no qcStatements extension and so no PSD2 statement (0.4.0.19495.2).'
        : `None of the QC statements (${count}) is the PSD2 statement 0.4.0.19495.2.`;
    return [{ message, at: undefined }];
  },
});
