import { KIND_OF_POLICY } from '../../../certificate/kind.js';
import { PolicyOid } from '../../../certificate/policy-oids.js';
import { describeQcType } from '../../../qc-statements/names.js';
import { QcTypeOid } from '../../../qc-statements/qc-statements.js';
import { knownQcTypes } from '../../../qc-statements/statement-search.js';
import { EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { evidentPurpose } from '../../evident-purpose.js';
import { rule } from '../../lint.js';
import { policiesAmong } from '../../policies.js';

const TYPE_OF_KIND: ReadonlyMap<string, string> = new Map([
  ['qwac', QcTypeOid.web],
  ['qsealc', QcTypeOid.eseal],
  ['esign', QcTypeOid.esign],
]);

const TYPE_OF_PURPOSE = { server: QcTypeOid.web, seal: QcTypeOid.eseal } as const;

const POLICIES: ReadonlySet<string> = new Set(KIND_OF_POLICY.keys());

export const qcsQctypeVsPolicy = rule({
  id: 'qcs.qctype-vs-policy',
  title: 'QcType agrees with the qualified certificate policies.',
  severity: 'error',
  citation: [EN_319_412_4('QCS-4.3-1'), EN_319_412_2('QCS-5.2-2')],
  ask: 'Please reissue the certificate with a QcType and a certificate policy that agree: web with QEVCP-w, QNCP-w, QNCP-w-gen and QCP-w-psd2, eseal with QCP-l and QCP-l-qscd (EN 319 412-2 QCS-5.2-2).',

  subject: (certificate) => {
    const types = knownQcTypes(certificate.qcStatements);
    if (types === undefined) return undefined;
    // A type that contradicts the key usages is reported by `qcs.qctype-not-web` or `qcs.qctype-not-eseal`.
    const purpose = evidentPurpose(certificate);
    if (purpose !== undefined && !types.some(({ oid }) => oid === TYPE_OF_PURPOSE[purpose])) return undefined;
    const policies = policiesAmong(POLICIES, certificate);
    return policies && { types: types.map(({ oid }) => oid), policies };
  },

  check: ({ types, policies }) =>
    policies.flatMap(({ oid, at }) => {
      const expected = TYPE_OF_KIND.get(KIND_OF_POLICY.get(oid)!)!;
      if (types.includes(expected)) return [];
      // Reported by `psd2.policy-in-seal`.
      if (oid === PolicyOid.qcpWPsd2 && types.includes(QcTypeOid.eseal)) return [];
      return [
        {
          message: `Policy ${oid} demands QcType ${describeQcType(expected)}, but QcType is ${types.map(describeQcType).join(', ')}.`,
          at,
        },
      ];
    }),
});
