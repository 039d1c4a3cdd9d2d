/** Certificate policies that tell by which rules a certificate was issued. */
export const PolicyOid = {
  /** EN 319 411-2 §5.3. */
  qcpN: '0.4.0.194112.1.0',
  qcpL: '0.4.0.194112.1.1',
  qcpNQscd: '0.4.0.194112.1.2',
  qcpLQscd: '0.4.0.194112.1.3',
  qevcpW: '0.4.0.194112.1.4',
  qncpW: '0.4.0.194112.1.5',
  qncpWGen: '0.4.0.194112.1.6',
  /** TS 119 495 OVR-6.1-3. */
  qcpWPsd2: '0.4.0.19495.3.1',
  /** EN 319 411-1 §5.3. */
  ncp: '0.4.0.2042.1.1',
  ncpPlus: '0.4.0.2042.1.2',
  lcp: '0.4.0.2042.1.3',
  evcp: '0.4.0.2042.1.4',
  dvcp: '0.4.0.2042.1.6',
  ovcp: '0.4.0.2042.1.7',
  ivcp: '0.4.0.2042.1.8',
  /** TS 101 456, before eIDAS. */
  qcpPublicSscd: '0.4.0.1456.1.1',
  qcpPublic: '0.4.0.1456.1.2',
  /** CA/B Forum BR 7.1.6.1 and EVG. */
  cabfEv: '2.23.140.1.1',
  cabfDv: '2.23.140.1.2.1',
  cabfOv: '2.23.140.1.2.2',
  cabfIv: '2.23.140.1.2.3',
} as const;

const P = PolicyOid;

export const POLICY_NAMES: ReadonlyMap<string, string> = new Map([
  [P.qcpN, 'QCP-n'],
  [P.qcpL, 'QCP-l'],
  [P.qcpNQscd, 'QCP-n-qscd'],
  [P.qcpLQscd, 'QCP-l-qscd'],
  [P.qevcpW, 'QEVCP-w'],
  [P.qncpW, 'QNCP-w'],
  [P.qncpWGen, 'QNCP-w-gen'],
  [P.qcpWPsd2, 'QCP-w-psd2'],
  [P.ncp, 'NCP'],
  [P.ncpPlus, 'NCP+'],
  [P.lcp, 'LCP'],
  [P.evcp, 'EVCP'],
  [P.dvcp, 'DVCP'],
  [P.ovcp, 'OVCP'],
  [P.ivcp, 'IVCP'],
  [P.qcpPublicSscd, 'QCP public + SSCD'],
  [P.qcpPublic, 'QCP public'],
  [P.cabfEv, 'EV of the CA/B Forum'],
  [P.cabfDv, 'DV of the CA/B Forum'],
  [P.cabfOv, 'OV of the CA/B Forum'],
  [P.cabfIv, 'IV of the CA/B Forum'],
]);

/** `QNCP-w-gen (0.4.0.194112.1.6)`; the OID alone when it is none of ours. */
export const policyText = (oid: string): string => {
  const name = POLICY_NAMES.get(oid);
  return name === undefined ? oid : `${name} (${oid})`;
};

/** EN 319 411-2: the certificate is qualified, and for what. */
export const QUALIFIED_POLICIES: ReadonlySet<string> = new Set<string>([
  P.qcpN,
  P.qcpL,
  P.qcpNQscd,
  P.qcpLQscd,
  P.qevcpW,
  P.qncpW,
  P.qncpWGen,
]);

/** EN 319 411-1: how carefully it was issued. */
export const GENERAL_POLICIES: ReadonlySet<string> = new Set<string>([
  P.ncp,
  P.ncpPlus,
  P.lcp,
  P.evcp,
  P.dvcp,
  P.ovcp,
  P.ivcp,
]);

/** CA/B Forum: how the subject of a TLS certificate was validated. */
export const CABF_TLS_POLICIES: ReadonlySet<string> = new Set<string>([
  P.cabfEv,
  P.cabfDv,
  P.cabfOv,
  P.cabfIv,
]);
