import type { CertificateProfile } from './certificate-profile.js';
import type { Severity } from './severity.js';

/** Where a profile judges otherwise than the rule, and why. */
export interface ProfileSeverity {
  readonly ruleId: string;
  readonly severity: Severity | 'off';
  readonly reason: string;
}

const NOT_EU_QUALIFIED = 'The scheme qualifies its own certificates; none claims to be qualified in the EU.';
const NO_EU_DISCLOSURE = 'The disclosure statement of EN 319 412-5 is of EU qualified certificates.';
const OLDER_ISSUERS = 'The issuers of the scheme carry no organizationIdentifier.';

const UNITED_KINGDOM: readonly ProfileSeverity[] = [
  { ruleId: 'qcs.qccompliance-missing', severity: 'off', reason: NOT_EU_QUALIFIED },
  { ruleId: 'qcs.pds-missing', severity: 'off', reason: NO_EU_DISCLOSURE },
  { ruleId: 'policy.qualified-missing', severity: 'off', reason: NOT_EU_QUALIFIED },
  { ruleId: 'policy.cabf-missing', severity: 'off', reason: 'The directory issues nothing for browsers.' },
  {
    ruleId: 'psd2.ncaid-non-eea',
    severity: 'off',
    reason: 'The Financial Conduct Authority is the authority of the scheme.',
  },
  { ruleId: 'psd2.policy-missing', severity: 'off', reason: 'The directory has a policy of its own.' },
  { ruleId: 'issuer.orgid-missing', severity: 'off', reason: OLDER_ISSUERS },
];

const GEORGIA: readonly ProfileSeverity[] = [
  {
    ruleId: 'qcs.qccompliance-missing',
    severity: 'info',
    reason: 'A Georgian authority may issue it as well as a QTSP of the EU; the latter states QcCompliance.',
  },
  { ruleId: 'qcs.pds-missing', severity: 'info', reason: NO_EU_DISCLOSURE },
  { ruleId: 'policy.qualified-missing', severity: 'info', reason: NOT_EU_QUALIFIED },
  {
    ruleId: 'psd2.ncaid-non-eea',
    severity: 'off',
    reason: 'The National Bank of Georgia is the authority of the scheme.',
  },
  { ruleId: 'issuer.orgid-missing', severity: 'info', reason: OLDER_ISSUERS },
];

/**
 * Severities of profiles as data. Those of the EU are empty: what binds a QWAC for browsers, another QWAC and a 2-QWAC
 * the rules read from its policies and purposes themselves. No profile takes back what TS 119 495 demands of a
 * statement: roles that had to be guessed are worth nothing under any scheme.
 */
export const PROFILE_SEVERITIES: Readonly<Record<CertificateProfile, readonly ProfileSeverity[]>> = {
  'qwac-browser': [],
  qwac: [],
  '2-qwac': [],
  qsealc: [],
  'uk-obwac': [
    ...UNITED_KINGDOM,
    {
      ruleId: 'tls.san-missing',
      severity: 'info',
      reason:
        'An OBWAC is the certificate of a client, which the directory knows by its number and not by a domain.',
    },
  ],
  'uk-obseal': UNITED_KINGDOM,
  'ge-qwac': GEORGIA,
  'ge-qsealc': GEORGIA,
};

const BY_RULE = new Map(
  Object.entries(PROFILE_SEVERITIES).map(([profile, severities]) => [
    profile,
    new Map(severities.map(({ ruleId, severity }) => [ruleId, severity])),
  ]),
);

/** The severity that a profile gives a rule; `undefined` when it leaves it to the rule. */
export const profileSeverity = (profile: CertificateProfile, ruleId: string): Severity | 'off' | undefined =>
  BY_RULE.get(profile)?.get(ruleId);
