import type { Certificate } from '../certificate/certificate.js';

/** QEVCP-w (EN 319 411-2 §5.3) and the CA/B Forum's extended validation. */
const EV_POLICIES: ReadonlySet<string> = new Set(['0.4.0.194112.1.4', '2.23.140.1.1']);

/** Those, QNCP-w, and the CA/B Forum's domain, organisation and individual validation. */
const BROWSER_POLICIES: ReadonlySet<string> = new Set([
  ...EV_POLICIES,
  '0.4.0.194112.1.5',
  '2.23.140.1.2.1',
  '2.23.140.1.2.2',
  '2.23.140.1.2.3',
]);

const assertsOneOf = (policies: ReadonlySet<string>, { certificatePolicies }: Certificate): boolean =>
  certificatePolicies?.items.some(({ oid }) => policies.has(oid)) ?? false;

/** Whether the EV Guidelines bind the certificate. */
export const followsEvGuidelines = (certificate: Certificate): boolean =>
  assertsOneOf(EV_POLICIES, certificate);

/** Whether the Baseline Requirements bind the certificate: issued for the trust stores of browsers. QNCP-w-gen is not. */
export const followsBaselineRequirements = (certificate: Certificate): boolean =>
  assertsOneOf(BROWSER_POLICIES, certificate);

/** QNCP-w-gen: EN 319 412-4 WEB-4.1.3-4 takes purposes, alternative names and commonName from the Baseline Requirements. */
const WEBSITE_POLICIES: ReadonlySet<string> = new Set([...BROWSER_POLICIES, '0.4.0.194112.1.6']);

/** Whether the Baseline Requirements on the names and purposes of a website bind the certificate. */
export const followsWebsiteProfile = (certificate: Certificate): boolean =>
  assertsOneOf(WEBSITE_POLICIES, certificate);
