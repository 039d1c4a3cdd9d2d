import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsCritical = rule({
  id: 'qcs.critical',
  title: 'The qcStatements extension is not critical.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-4.1-02')],
  ask: 'Please reissue the certificate with a qcStatements extension that is not marked critical (EN 319 412-5 QCS-4.1-02).',

  subject: ({ extensions }) => extensions.find(({ oid }) => oid === ExtensionOid.qcStatements),

  check: ({ critical, at }) =>
    critical ? [{ message: 'The qcStatements extension is marked critical; it must not be.', at }] : [],
});
