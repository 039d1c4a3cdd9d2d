import { matchEndpoint, type PathMiss } from '../api-editions/match-endpoint.js';
import type { ApiEndpoint } from '../api-editions/api-edition.js';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../api-editions/edition-names.js';
import type { Outcome } from '../verdict/verdict.js';
import { meaningOf } from './certificate-causes.js';
import type { GrantCause, GrantCauseCode, GrantState } from './grant-states.js';

export interface AccessQuestion {
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  readonly method: string;
  readonly path: string;
  /** Lower-case hex of the DER; null when the caller showed no certificate. */
  readonly sha256: string | null;
  /** organizationIdentifier as the caller's gateway read it; null when it did not. */
  readonly identifier: string | null;
}

/** A verdict that was reached, and when. */
export interface Proof {
  readonly outcome: Outcome;
  readonly at: Date;
  /** What certificate and register leave. */
  readonly usableRoles: readonly string[];
  /** The edition of the register that it rests on; null where none was asked. */
  readonly registerEdition: string | null;
}

export interface AccessCertificate {
  readonly id: string;
  readonly organizationIdentifier: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Stated by the certificate, and both readers agree. */
  readonly usableRoles: readonly string[];
  readonly newest: Proof | null;
  /** The last one that determined something; the same as `newest` unless that is indeterminate. */
  readonly determined: Proof | null;
}

/** A grant that this certificate is named in. */
export interface AccessGrant {
  readonly id: string;
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  readonly role: AccessRole;
  readonly state: GrantState;
  /** Ids; empty: all that the role opens. */
  readonly endpoints: readonly string[];
  readonly causes: readonly GrantCause[];
  /** Of this certificate in it. */
  readonly certificate: {
    readonly state: GrantState;
    readonly until: Date;
    readonly causes: readonly GrantCause[];
  };
}

export interface AccessFacts {
  /** Null: nobody knows it here. */
  readonly certificate: AccessCertificate | null;
  readonly block: { readonly until: Date | null; readonly reason: string } | null;
  readonly grants: readonly AccessGrant[];
}

export interface AccessPolicy {
  readonly proofMaxAgeMs: number;
  /** What becomes of a request whose proofs are older. */
  readonly tooOld: 'deny' | 'warn';
}

export const ACCESS_CODES = [
  'CERTIFICATE_MISSING',
  'CERTIFICATE_INVALID',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_BLOCKED',
  'CERTIFICATE_REVOKED',
  'ROLE_INVALID',
  'SERVICE_BLOCKED',
  'SERVICE_INVALID',
  'PRODUCT_UNKNOWN',
  'RESOURCE_UNKNOWN',
  'FORMAT_ERROR',
] as const;
/** Message codes of the Berlin Group's framework. */
export type AccessCode = (typeof ACCESS_CODES)[number];

export interface AccessProofs {
  readonly outcome: Outcome | null;
  readonly verdictAt: Date | null;
  readonly ageSeconds: number | null;
  readonly registerEdition: string | null;
}

export interface AccessDecision {
  readonly decision: 'allow' | 'allow-with-warning' | 'deny';
  /** What the gateway answers; 200 where it lets the request through. */
  readonly httpStatus: number;
  readonly code: AccessCode | null;
  /** One sentence for whoever runs the gateway. */
  readonly reason: string;
  readonly role: AccessRole | null;
  readonly endpointId: string | null;
  readonly grantId: string | null;
  readonly certificateId: string | null;
  readonly proofs: AccessProofs;
}

type Denial = { readonly code: AccessCode; readonly httpStatus: number; readonly reason: string };
type Found = Partial<Pick<AccessDecision, 'role' | 'endpointId' | 'grantId'>>;

/**
 * Whether a request may pass. The first of these that holds is the answer, so that a caller hears of its certificate
 * before it hears what there is to be had:
 *
 * 1. no certificate, one that nobody knows, another identifier than the gateway read;
 * 2. its dates by the clock: not yet valid, expired;
 * 3. its holder on the stop-list;
 * 4. what the last verdict that determined something says against it: revoked, suspended, withdrawn, not qualified …;
 * 5. the request: malformed, unknown, wrong method, a service that is not there or not there yet;
 * 6. the role, which certificate and register leave or do not;
 * 7. the grant: none, ended, suspended, this certificate's part of it over, this endpoint not in it;
 * 8. the age of the proofs.
 *
 * 2 to 4 count at once, before any sweep has suspended the grant; 7 counts on after they are good again, because access
 * that was suspended comes back by decision only.
 */
export function decideAccess(
  question: AccessQuestion,
  facts: AccessFacts,
  policy: AccessPolicy,
  at: Date,
): AccessDecision {
  const { certificate } = facts;
  const answer = (
    part: Pick<AccessDecision, 'decision' | 'httpStatus' | 'code' | 'reason'>,
    found: Found = {},
  ) => ({
    ...{ role: null, endpointId: null, grantId: null, ...found, ...part },
    certificateId: certificate?.id ?? null,
    proofs: proofsOf(certificate, at),
  });
  const deny = (denial: Denial, found?: Found) => answer({ decision: 'deny', ...denial }, found);

  if (question.sha256 === null) return deny(NO_CERTIFICATE);
  if (certificate === null) return deny(UNKNOWN_CERTIFICATE);
  const refused = againstCertificate(question, certificate, facts, at);
  if (refused !== undefined) return deny(refused);

  const match = matchEndpoint(question.edition, question.method, question.path);
  if (!match.ok) return deny(match.miss satisfies PathMiss);
  const { endpoint } = match;
  const found: Found = { role: endpoint.role, endpointId: endpoint.id };
  const { role } = endpoint;
  const closed = againstService(endpoint);
  if (closed !== undefined) return deny(closed, found);
  if (role === null) return deny(NOT_THERE, found);
  if (!rolesOf(certificate).includes(role)) return deny(lacksRole(certificate, role), found);

  const grant = grantFor(facts.grants, question, role);
  if (grant === undefined) return deny(NO_GRANT, found);
  const held: Found = { ...found, grantId: grant.id };
  const withheld = againstGrant(grant, endpoint, at);
  if (withheld !== undefined) return deny(withheld, held);

  const { decision, reason } = trustIn(certificate, policy, at);
  if (decision === 'deny') return deny(unauthorised('CERTIFICATE_INVALID', reason), held);
  return answer({ decision, httpStatus: 200, code: null, reason }, held);
}

const NO_CERTIFICATE: Denial = {
  ...{ code: 'CERTIFICATE_MISSING', httpStatus: 401 },
  reason: 'The request came without a certificate.',
};
const UNKNOWN_CERTIFICATE: Denial = {
  ...{ code: 'CERTIFICATE_INVALID', httpStatus: 401 },
  reason: 'This certificate is not known here: it was never submitted.',
};
const NO_GRANT: Denial = {
  ...{ code: 'SERVICE_BLOCKED', httpStatus: 403 },
  reason: 'The certificate has the role, but no access was given to it.',
};
const NOT_THERE: Denial = {
  ...{ code: 'SERVICE_INVALID', httpStatus: 405 },
  reason: 'This edition does not support the service.',
};

const unauthorised = (code: AccessCode, reason: string): Denial => ({ code, httpStatus: 401, reason });

function againstCertificate(
  { identifier }: AccessQuestion,
  certificate: AccessCertificate,
  { block }: AccessFacts,
  at: Date,
): Denial | undefined {
  const { organizationIdentifier, notBefore, notAfter, determined } = certificate;
  if (identifier !== null && identifier !== organizationIdentifier)
    return unauthorised('CERTIFICATE_INVALID', 'The certificate belongs to another identifier.');
  if (at < notBefore)
    return unauthorised(
      'CERTIFICATE_INVALID',
      `The certificate is valid from ${notBefore.toISOString()} on.`,
    );
  if (at > notAfter)
    return unauthorised('CERTIFICATE_EXPIRED', `The certificate expired at ${notAfter.toISOString()}.`);
  if (block !== null) {
    const until = block.until === null ? '' : ` until ${block.until.toISOString()}`;
    return unauthorised('CERTIFICATE_BLOCKED', `The organisation is blocked${until}.`);
  }
  if (determined === null) return undefined;
  const meaning = meaningOf(determined.outcome);
  if (meaning === 'good' || meaning === 'unknown') return undefined;
  const reason = `The verdict of ${determined.at.toISOString()} about the certificate is ${determined.outcome}.`;
  return unauthorised(CODE_OF_CAUSE[meaning].code, reason);
}

/** What a cause is answered with, as long as it stands. */
const CODE_OF_CAUSE: Readonly<Record<GrantCauseCode, Pick<Denial, 'code' | 'httpStatus'>>> = {
  'certificate-revoked': { code: 'CERTIFICATE_REVOKED', httpStatus: 401 },
  'organisation-blocked': { code: 'CERTIFICATE_BLOCKED', httpStatus: 401 },
  'withdrawn-in-register': { code: 'CERTIFICATE_BLOCKED', httpStatus: 401 },
  'certificate-suspended': { code: 'CERTIFICATE_BLOCKED', httpStatus: 401 },
  'certificate-invalid': { code: 'CERTIFICATE_INVALID', httpStatus: 401 },
  'certificate-expired': { code: 'CERTIFICATE_EXPIRED', httpStatus: 401 },
  'role-lost': { code: 'ROLE_INVALID', httpStatus: 401 },
  'approval-over': { code: 'SERVICE_BLOCKED', httpStatus: 403 },
  review: { code: 'SERVICE_BLOCKED', httpStatus: 403 },
  held: { code: 'SERVICE_BLOCKED', httpStatus: 403 },
};

function againstService({ status }: ApiEndpoint): Denial | undefined {
  if (status === 'not-supported') return NOT_THERE;
  if (status !== 'coming-soon') return undefined;
  const reason = 'The service is announced, but not open yet.';
  return { code: 'SERVICE_BLOCKED', httpStatus: 403, reason };
}

/** A register can take a role away, never add one. */
function rolesOf({ usableRoles, determined }: AccessCertificate): readonly string[] {
  return usableRoles.filter((role) => determined?.usableRoles.includes(role) ?? true);
}

function lacksRole({ usableRoles }: AccessCertificate, role: AccessRole): Denial {
  const reason = usableRoles.includes(role)
    ? `The register does not authorise the holder for ${role}.`
    : `The certificate does not have the role ${role}.`;
  return unauthorised('ROLE_INVALID', reason);
}

/** There is one at most of each role; of two the one that holds counts. */
function grantFor(
  grants: readonly AccessGrant[],
  { edition, environment }: AccessQuestion,
  role: AccessRole,
): AccessGrant | undefined {
  const all = grants.filter(
    (grant) => grant.edition === edition && grant.environment === environment && grant.role === role,
  );
  return all.find(({ state, certificate }) => state === 'active' && certificate.state === 'active') ?? all[0];
}

function againstGrant(grant: AccessGrant, { id }: ApiEndpoint, at: Date): Denial | undefined {
  const { state, causes, certificate, endpoints } = grant;
  const blocked = (reason: string): Denial => ({ code: 'SERVICE_BLOCKED', httpStatus: 403, reason });
  if (state === 'ended' || certificate.state === 'ended')
    return blocked('The access that was given to this certificate has ended.');
  const [cause] = [...causes, ...certificate.causes];
  if (cause !== undefined)
    return {
      ...CODE_OF_CAUSE[cause.code],
      reason: `Access is suspended until somebody decides: ${cause.detail}`,
    };
  if (state === 'suspended' || certificate.state === 'suspended')
    return blocked('Access is suspended until somebody decides.');
  if (at >= certificate.until)
    return blocked(`Access of this certificate ended at ${certificate.until.toISOString()}.`);
  if (endpoints.length > 0 && !endpoints.includes(id))
    return blocked('Access was given to other endpoints of this role only.');
  return undefined;
}

/**
 * Whether what is known is fresh enough. A check that determined nothing does not undo the proof before it, which counts
 * with a warning for as long as it is not too old.
 */
function trustIn(
  { newest, determined }: AccessCertificate,
  { proofMaxAgeMs, tooOld }: AccessPolicy,
  at: Date,
): Pick<AccessDecision, 'decision' | 'reason'> {
  if (determined === null)
    return { decision: 'deny', reason: 'Nothing was ever determined about the certificate.' };
  const since = determined.at.toISOString();
  if (at.getTime() - determined.at.getTime() > proofMaxAgeMs)
    return {
      decision: tooOld === 'warn' ? 'allow-with-warning' : 'deny',
      reason: `The last proof is of ${since}, which is too old.`,
    };
  if (newest !== null && meaningOf(newest.outcome) === 'unknown')
    return {
      decision: 'allow-with-warning',
      reason: `The last check determined nothing; the proof is of ${since}.`,
    };
  return { decision: 'allow', reason: 'The certificate holds and its holder has this access.' };
}

function proofsOf(certificate: AccessCertificate | null, at: Date): AccessProofs {
  const proof = certificate?.determined ?? certificate?.newest ?? null;
  if (proof === null) return { outcome: null, verdictAt: null, ageSeconds: null, registerEdition: null };
  return {
    outcome: certificate?.newest?.outcome ?? proof.outcome,
    verdictAt: proof.at,
    ageSeconds: Math.max(0, Math.floor((at.getTime() - proof.at.getTime()) / 1000)),
    registerEdition: proof.registerEdition,
  };
}
