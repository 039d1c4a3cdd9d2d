import { EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsExtensionMissing = rule({
  id: 'qcs.extension-missing',
  title: 'The certificate has the qcStatements extension.',
  severity: 'error',
  citation: [EN_319_412_4('QCS-4.2-1'), EN_319_412_2('QCS-5.1-1')],
  ask: 'Please reissue the certificate with the qcStatements extension (1.3.6.1.5.5.7.1.3), as EN 319 412-4 QCS-4.2-1 requires; without it the certificate does not claim to be EU qualified.',

  subject: (certificate) => certificate,

  check: ({ qcStatements }) =>
    qcStatements === undefined
      ? [
          {
            message:
              'There is no qcStatements extension (1.3.6.1.5.5.7.1.3), so the certificate does not claim to be EU qualified.',
            at: undefined,
          },
        ]
      : [],
});
