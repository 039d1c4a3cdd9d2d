import { describeQcType } from '../../../qc-statements/names.js';
import { QcTypeOid } from '../../../qc-statements/qc-statements.js';
import { knownQcTypes } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { evidentPurpose } from '../../evident-purpose.js';
import { rule } from '../../lint.js';

/**
 * For every profile, because a certificate with another QcType is no longer judged as server by its own claim.
 * Contradictions to the policies alone are `qcs.qctype-vs-policy`.
 */
export const qcsQctypeNotWeb = rule({
  id: 'qcs.qctype-not-web',
  title: 'A certificate with a TLS purpose has QcType web.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.3')],
  ask: 'Please reissue the certificate with QcType web (0.4.0.1862.1.6.3), as EN 319 412-5 clause 4.2.3 requires of a website authentication certificate.',

  subject: (certificate) =>
    evidentPurpose(certificate) === 'server' ? knownQcTypes(certificate.qcStatements) : undefined,

  check: (types) =>
    types.some(({ oid }) => oid === QcTypeOid.web)
      ? []
      : types.map(({ oid, at }) => ({
          message: `QcType is ${describeQcType(oid)}, but the extended key usage is for TLS; web (0.4.0.1862.1.6.3) is expected.`,
          at,
        })),
});
