/**
 * Every refusal the API can answer with. The code is the API; the console translates `problems.<code>`.
 * A capability adds its rows here.
 */
// prettier-ignore
export const PROBLEMS = {
  'invalid-input':           { status: 400, title: 'Some fields are not as they have to be.' },
  'malformed-request':       { status: 400, title: 'The request could not be read.' },
  'not-signed-in':           { status: 401, title: 'Sign in first.' },
  'wrong-credentials':       { status: 401, title: 'E-mail address or password is wrong, or there were too many attempts.' },
  'wrong-password':          { status: 403, title: 'The present password is wrong.' },
  'not-allowed':             { status: 403, title: 'Your role or token does not allow this.' },
  'password-change-needed':  { status: 403, title: 'Choose your own password first.' },
  'foreign-origin':          { status: 403, title: 'The request came from another site.' },
  'session-needed':          { status: 403, title: 'This needs a person who is signed in; a token is not enough.' },
  'not-found':               { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed':      { status: 405, title: 'This address does not know the method.' },
  'too-slow':                { status: 408, title: 'The request took too long to arrive.' },
  'too-large':               { status: 413, title: 'The request is too large.' },
  'unsupported-media-type':  { status: 415, title: 'This kind of content is not accepted here.' },
  'too-many-requests':       { status: 429, title: 'Too many requests. Wait a little.' },
  'internal':                { status: 500, title: 'Something went wrong on our side.' },
  'storage-unavailable':     { status: 503, title: 'The database cannot take this at the moment. Nothing was changed.' },
  'storage-full':            { status: 507, title: 'The disk is full. Nothing was changed.' },

  'changed-meanwhile':       { status: 409, title: 'Somebody else changed this. Load it again.' },

  'user-not-found':          { status: 404, title: 'There is no such user.' },
  'user-disabled':           { status: 409, title: 'The user is disabled.' },
  'email-taken':             { status: 409, title: 'There is a user with this e-mail address.' },
  'last-admin':              { status: 409, title: 'The last administrator cannot be disabled, demoted or removed.' },
  'own-account':             { status: 409, title: 'Somebody else has to do this to your account.' },
  'reset-link-invalid':      { status: 410, title: 'The link was used, has expired, or was never valid.' },
  'password-unacceptable':   { status: 400, title: 'Choose another password.' },
  'token-not-found':         { status: 404, title: 'There is no such token.' },
  'scope-not-owned':         { status: 403, title: 'A token cannot do more than its owner.' },
  'mail-not-configured':     { status: 409, title: 'There are no mail settings, so no mail can be sent.' },

  'certificate-not-found':   { status: 404, title: 'There is no such certificate.' },
  'not-a-certificate':       { status: 422, title: 'This is something else than a certificate.' },
  'malformed':               { status: 422, title: 'The certificate is malformed.' },
  'unreadable':              { status: 422, title: 'There is nothing here that could be read.' },
  'private-key':             { status: 422, title: 'Private keys are not accepted. It was not stored.' },
  'replacement-impossible':  { status: 409, title: 'This certificate cannot take the place of that one.' },
  'evaluation-not-found':    { status: 404, title: 'There is no such evaluation.' },
  'evidence-not-found':      { status: 404, title: 'This evidence is not there.' },
  'evidence-missing':        { status: 409, title: 'Some of the evidence is not there any more.' },
  'trusted-list-not-found':  { status: 404, title: 'There is no trusted list of this territory.' },
  'edition-not-found':       { status: 404, title: 'There is no such edition of this list.' },
  'trusted-lists-off':       { status: 409, title: 'Trusted lists are not fetched here. Import them from files.' },
  'register-edition-not-found': { status: 404, title: 'There is no such edition of a register.' },
  'register-change-not-found': { status: 404, title: 'There is no such change of a register.' },
  'register-edition-not-acceptable': { status: 409, title: 'This edition cannot be accepted; import it again.' },
  'register-import-running': { status: 409, title: 'An import of this register is running.' },
  'register-entry-not-found': { status: 404, title: 'No register has such an entry.' },
  'register-source-not-found': { status: 404, title: 'There is no such source of register data.' },
  'register-source-exists':  { status: 409, title: 'There is a source of this name.' },
  'register-source-unsuitable': { status: 409, title: 'This source does not come from such a file.' },
  'register-override-not-found': { status: 404, title: 'There is no such override.' },
  'register-override-exists': { status: 409, title: 'There is an override of this number in this register.' },
  'manual-entry-not-found':  { status: 404, title: 'There is no such manual entry.' },
  'manual-entry-exists':     { status: 409, title: 'This institution was entered already.' },
  'decision-not-open':       { status: 409, title: 'Somebody else has decided about this meanwhile.' },
  'evidence-unsuitable':     { status: 422, title: 'This file cannot be kept as evidence.' },
  'registers-off':           { status: 409, title: 'The register is not fetched here. Import it from a file.' },
  'not-a-psd-identifier':    { status: 422, title: 'This is no identifier of a payment service provider.' },
  'trust-service-not-found': { status: 404, title: 'There is no such trust service in the lists in use.' },
  'notice-not-found':        { status: 404, title: 'There is no such publication of certificates, or it is not yours to remove.' },
  'trust-anchor-not-found':  { status: 404, title: 'There is no such trust anchor.' },
  'trust-anchor-exists':     { status: 409, title: 'This certificate is proposed or trusted already.' },
  'trust-anchor-unsuitable': { status: 422, title: 'This certificate cannot be trusted to issue others.' },
  'trust-anchor-not-open':   { status: 409, title: 'Somebody else has decided about this meanwhile.' },
  'second-person-needed':    { status: 409, title: 'Somebody else than who proposed it has to approve it.' },
  'authority-not-found':     { status: 404, title: 'There is no such authority in the directory.' },
  'authority-link-not-found': { status: 404, title: 'The authority has no such link.' },
  'authority-edit-not-found': { status: 404, title: 'Nothing was edited there.' },
  'alert-not-found':         { status: 404, title: 'There is no such alert.' },
  'alert-rule-not-found':    { status: 404, title: 'There is no such alert rule.' },
  'alert-not-open':          { status: 409, title: 'The alert was acknowledged before, or it is about something that is over.' },
  'lint-rule-not-found':     { status: 404, title: 'There is no such rule.' },
  'lint-adjustment-not-found': { status: 404, title: 'There is no such adjustment of a rule.' },
  'lint-adjustment-over':    { status: 409, title: 'This adjustment does not count any more.' },
  'message-not-found':       { status: 404, title: 'There is no such message.' },
  'message-not-retryable':   { status: 409, title: 'Only a mail that failed or waits can be tried again.' },
  'job-already-running':     { status: 409, title: 'This job is running at the moment.' },
  'job-not-found':           { status: 404, title: 'There is no such job.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldProblem {
  /** Path in the body or query: `filter.kind`, `roles.0`. */
  readonly path: string;
  readonly message: string;
}

export interface ProblemContext {
  /** One sentence for a person; never a secret, a path or SQL. */
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** Members of the answer that the code documents, e.g. `offset`. */
  readonly [member: string]: unknown;
}

/** An expected refusal. Anything else that is thrown is a bug and answers 500 without details. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly context: ProblemContext = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

/** RFC 9457 members of a refusal. */
export function problemDocument(code: ProblemCode, context: ProblemContext = {}, requestId?: string) {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:qwarden:problem:${code}`,
    code,
    title,
    status,
    ...context,
    ...(requestId !== undefined && { requestId }),
  };
}
