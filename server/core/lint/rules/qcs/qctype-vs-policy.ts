import { KIND_OF_POLICY } from '../../../certificate/kind.js';
import { describeQcType, NAME_OF_QC_TYPE } from '../../../qc-statements/names.js';
import { contentsOf, QcTypeOid } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { evidentPurpose } from '../../evident-purpose.js';
import { rule } from '../../lint.js';

const TYPE_OF_KIND: ReadonlyMap<string, string> = new Map([
  ['qwac', QcTypeOid.web],
  ['qsealc', QcTypeOid.eseal],
  ['esign', QcTypeOid.esign],
]);

const TYPE_OF_PURPOSE = { server: QcTypeOid.web, seal: QcTypeOid.eseal } as const;

const QCP_W_PSD2 = '0.4.0.19495.3.1';

export const qcsQctypeVsPolicy = rule({
  id: 'qcs.qctype-vs-policy',
  title: 'QcType agrees with the qualified certificate policies.',
  severity: 'error',
  citation: [EN_319_412_4('QCS-4.3-1'), EN_319_412_2('QCS-5.2-2')],
  ask: 'Please reissue the certificate with a QcType and a certificate policy that agree: web with QEVCP-w, QNCP-w, QNCP-w-gen and QCP-w-psd2, eseal with QCP-l and QCP-l-qscd (EN 319 412-2 QCS-5.2-2).',

  subject: (certificate) => {
    const types = contentsOf(certificate.qcStatements, 'type')
      .flatMap(({ content }) => content.types.map(({ oid }) => oid))
      .filter((oid) => NAME_OF_QC_TYPE.has(oid));
    // A type that contradicts the key usages is reported by `qcs.qctype-not-web` or `qcs.qctype-not-eseal`.
    const purpose = evidentPurpose(certificate);
    if (purpose !== undefined && !types.includes(TYPE_OF_PURPOSE[purpose])) return undefined;
    const policies =
      certificate.certificatePolicies?.items.filter(({ oid }) => KIND_OF_POLICY.has(oid)) ?? [];
    return types.length === 0 || policies.length === 0 ? undefined : { types, policies };
  },

  check: ({ types, policies }) =>
    policies.flatMap(({ oid, at }) => {
      const expected = TYPE_OF_KIND.get(KIND_OF_POLICY.get(oid)!)!;
      if (types.includes(expected)) return [];
      // Reported by `psd2.policy-in-seal`.
      if (oid === QCP_W_PSD2 && types.includes(QcTypeOid.eseal)) return [];
      return [
        {
          message: `Policy ${oid} demands QcType ${describeQcType(expected)}, but QcType is ${types.map(describeQcType).join(', ')}.`,
          at,
        },
      ];
    }),
});
