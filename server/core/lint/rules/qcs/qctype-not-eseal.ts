import { describeQcType } from '../../../qc-statements/names.js';
import { QcTypeOid } from '../../../qc-statements/qc-statements.js';
import { knownQcTypes } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { evidentPurpose } from '../../evident-purpose.js';
import { rule } from '../../lint.js';

/**
 * For every profile, because a certificate with another QcType is no longer judged as seal by its own claim.
 * Contradictions to the policies alone are `qcs.qctype-vs-policy`.
 */
export const qcsQctypeNotEseal = rule({
  id: 'qcs.qctype-not-eseal',
  title: 'A certificate with the key usage of a seal has QcType eseal.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.3')],
  ask: 'Please reissue the certificate with QcType eseal (0.4.0.1862.1.6.2), as EN 319 412-5 clause 4.2.3 requires of a certificate for seals.',

  subject: (certificate) =>
    evidentPurpose(certificate) === 'seal' ? knownQcTypes(certificate.qcStatements) : undefined,

  check: (types) =>
    types.some(({ oid }) => oid === QcTypeOid.eseal)
      ? []
      : types.map(({ oid, at }) => ({
          message: `QcType is ${describeQcType(oid)}, but the key usage is that of a seal; eseal (0.4.0.1862.1.6.2) is expected.`,
          at,
        })),
});
