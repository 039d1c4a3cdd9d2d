import { PolicyOid } from '../../../certificate/policy-oids.js';
import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { EN_319_411_2, EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsQcsscdMissingForQscdPolicy = rule({
  id: 'qcs.qcsscd-missing-for-qscd-policy',
  title: 'A certificate under the policy QCP-l-qscd states QcSSCD.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-5-01'), EN_319_411_2('5.3')],
  appliesTo: ['qsealc'],
  ask: 'Please reissue the certificate with the statement QcSSCD (0.4.0.1862.1.4), which EN 319 412-5 QCS-5-01 requires under the policy QCP-l-qscd, or under QCP-l if the key is not in a QSCD.',

  subject: ({ certificatePolicies, qcStatements }) => {
    if (qcStatements === undefined || qcStatements.malformed !== undefined) return undefined;
    const policy = certificatePolicies?.items.find(({ oid }) => oid === PolicyOid.qcpLQscd);
    return policy && { at: policy.at, statements: qcStatements.statements };
  },

  check: ({ at, statements }) =>
    statements.some(({ id }) => id === QcStatementId.sscd)
      ? []
      : [
          {
            message: `The policy QCP-l-qscd (${PolicyOid.qcpLQscd}) says that the key is in a QSCD, but the statement QcSSCD (0.4.0.1862.1.4) is missing.`,
            at,
          },
        ],
});
