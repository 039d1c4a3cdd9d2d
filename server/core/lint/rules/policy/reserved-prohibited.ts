import {
  CABF_TLS_POLICIES,
  GENERAL_POLICIES,
  PolicyOid,
  policyText,
  QUALIFIED_POLICIES,
} from '../../../certificate/policy-oids.js';
import { EN_319_411_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { policiesAmong } from '../../policies.js';

const { ncp, ncpPlus, evcp, dvcp, ovcp, ivcp } = PolicyOid;

/** The policies of EN 319 411-1 that a policy of EN 319 411-2 or of the CA/B Forum builds upon. */
const BASES = new Map<string, readonly string[]>([
  [PolicyOid.qcpN, [ncp, ncpPlus]],
  [PolicyOid.qcpL, [ncp, ncpPlus]],
  [PolicyOid.qcpNQscd, [ncp, ncpPlus]],
  [PolicyOid.qcpLQscd, [ncp, ncpPlus]],
  [PolicyOid.qevcpW, [evcp]],
  [PolicyOid.qncpW, [ovcp, ivcp]],
  [PolicyOid.qncpWGen, [ncp, ncpPlus]],
  [PolicyOid.cabfEv, [evcp]],
  [PolicyOid.cabfDv, [dvcp]],
  [PolicyOid.cabfOv, [ovcp]],
  [PolicyOid.cabfIv, [ivcp]],
]);

const SIGNATURES_AND_SEALS: ReadonlySet<string> = new Set([
  PolicyOid.qcpN,
  PolicyOid.qcpL,
  PolicyOid.qcpNQscd,
  PolicyOid.qcpLQscd,
]);

export const policyReservedProhibited = rule({
  id: 'policy.reserved-prohibited',
  title: 'Reserved policies are those of the type of the certificate.',
  severity: 'error',
  citation: [EN_319_411_1('GEN-6.3.3-12')],
  ask: 'Please reissue the certificate without the reserved policy that does not belong to its type (EN 319 411-1 GEN-6.3.3-12).',

  // The qualified policy tells the type, without one that of the CA/B Forum.
  subject: (certificate) => {
    const cabf = policiesAmong(CABF_TLS_POLICIES, certificate);
    const type = (policiesAmong(QUALIFIED_POLICIES, certificate) ?? cabf)?.[0].oid;
    return type === undefined
      ? undefined
      : { type, cabf, general: policiesAmong(GENERAL_POLICIES, certificate) };
  },

  check: ({ type, cabf, general }) => {
    const bases = BASES.get(type)!;
    const prohibited = [
      // Several of them are reported by `policy.reserved-multiple`.
      ...(general?.length === 1 && !bases.includes(general[0].oid) ? general : []),
      ...(SIGNATURES_AND_SEALS.has(type) ? (cabf ?? []) : []),
    ];
    return prohibited.map(({ oid, at }) => ({
      message: `${policyText(oid)} does not go with ${policyText(type)}.`,
      at,
    }));
  },
});
