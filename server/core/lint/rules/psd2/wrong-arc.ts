import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { holdsPsd2ByMistake } from '../../psd2-statements.js';

const ARC = '0.4.0.19495.';

export const psd2WrongArc = rule({
  id: 'psd2.wrong-arc',
  title: 'The PSD2 statement stands under its own OID 0.4.0.19495.2.',
  severity: 'error',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with the PSD2 QCStatement under the statement id 0.4.0.19495.2 (TS 119 495 Annex A).',

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements.flatMap((statement) => {
      const { id, idAt } = statement;
      if (holdsPsd2ByMistake(statement)) {
        return [
          { message: `A PSD2 statement stands under the id ${id} instead of 0.4.0.19495.2.`, at: idAt },
        ];
      }
      if (id === QcStatementId.psd2 || !id.startsWith(ARC)) return [];
      return [{ message: `${id} is no statement id; the PSD2 statement is 0.4.0.19495.2.`, at: idAt }];
    }),
});
