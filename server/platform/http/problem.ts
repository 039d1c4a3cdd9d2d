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
  'calendar-feed-not-found': { status: 404, title: 'There is no such calendar feed.' },
  'too-many-calendar-feeds': { status: 409, title: 'Revoke a calendar feed before making another.' },
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
  'alert-rule-shipped':      { status: 409, title: 'This rule comes with Qwarden. Switch it off instead.' },
  'alert-group-not-found':   { status: 404, title: 'There is no such group.' },
  'alert-group-shipped':     { status: 409, title: 'This group is always there as it is.' },
  'alert-group-exists':      { status: 409, title: 'There is a group of this name.' },
  'alert-group-used':        { status: 409, title: 'A rule still uses this group.' },
  'alert-not-snoozed':       { status: 409, title: 'The alert is not snoozed.' },
  'alert-not-open':          { status: 409, title: 'The alert was acknowledged before, or it is about something that is over.' },
  'lint-rule-not-found':     { status: 404, title: 'There is no such rule.' },
  'lint-adjustment-not-found': { status: 404, title: 'There is no such adjustment of a rule.' },
  'lint-adjustment-over':    { status: 409, title: 'This adjustment does not count any more.' },
  'grant-not-found':         { status: 404, title: 'There is no such access.' },
  'grant-not-in-this-state': { status: 409, title: 'This access is not in a state in which that can be done.' },
  'grant-needs-review':      { status: 409, title: 'This access was suspended for a reason that has to be reviewed; it comes back with that decision.' },
  'grant-only-narrower':     { status: 422, title: 'Access can be made narrower here; more needs an approval.' },
  'message-not-found':       { status: 404, title: 'There is no such message.' },
  'message-not-retryable':   { status: 409, title: 'Only a mail that failed or waits can be tried again.' },
  'message-not-resendable':  { status: 409, title: 'Only what was sent or dropped can be sent again, and nothing that was secret or had files; what failed is tried again.' },
  'alert-channel-not-found': { status: 404, title: 'There is no such channel.' },
  'job-already-running':     { status: 409, title: 'This job is running at the moment.' },
  'not-a-certificate-request': { status: 422, title: 'This is something else than a request for a certificate.' },
  'account-not-consented':   { status: 403, title: 'A second administrator has not consented to this account yet.' },
  'not-a-decider':           { status: 403, title: 'This account does not decide.' },
  'consent-not-open':        { status: 409, title: 'This account waits for nobody’s consent.' },
  'organisation-not-found':  { status: 404, title: 'There is no such organisation.' },
  'organisation-not-blocked': { status: 409, title: 'This organisation is not on the stop-list.' },
  'organisation-block-shorter': { status: 409, title: 'A block is ended or shortened by unblocking, with the consent of a second person.' },
  'job-not-found':           { status: 404, title: 'There is no such job.' },
  'notification-not-found':  { status: 404, title: 'There is no such notification.' },
  'submission-not-found':    { status: 404, title: 'There is no such submission.' },
  'submission-open':         { status: 409, title: 'A submission of this review is under way.' },
  'submission-state':        { status: 409, title: 'This is not possible at this point of the submission.' },
  'submission-not-needed':   { status: 409, title: 'This installation is the bank’s own: its decision is the answer.' },
  'review-not-approved':     { status: 409, title: 'There is no such review, or it is not approved at the moment.' },
  'submission-incomplete':   { status: 409, title: 'The approved application lacks what the bank needs.' },
  'bank-mail-unset':         { status: 409, title: 'There is no address of the bank in the settings. Download the package and send it by hand.' },
  'bank-mail-in-demo':       { status: 409, title: 'The demo mails nothing to a bank.' },
  'confirmation-mismatch':   { status: 409, title: 'What you confirmed is not what would be sent. Look at it again.' },
  'answer-too-wide':         { status: 422, title: 'The answer grants more than was approved here.' },
  'attachment-not-found':    { status: 404, title: 'There is no such attachment.' },
  'review-not-found': { status: 404, title: 'There is no such application or review.' },
  'review-duplicate': { status: 409, title: 'An application of this organisation for the same interface is open.' },
  'review-wrong-state': { status: 409, title: 'This cannot be done in the state that it is in.' },
  'review-not-yours': { status: 403, title: 'Only who files this application can do that.' },
  'review-own-submission': { status: 403, title: 'Nobody decides on an own submission.' },
  'review-step-of-another-role': { status: 403, title: 'This step is for somebody with another role.' },
  'review-voted-before': { status: 409, title: 'You have voted in this round already.' },
  'review-claimed-by-another': { status: 409, title: 'Somebody else is examining this.' },
  'review-not-claimed': { status: 409, title: 'Claim it first.' },
  'review-incomplete': { status: 422, title: 'Something that a submission needs is missing.' },
  'review-verdict-missing': { status: 409, title: 'There is no verdict about the certificate yet.' },
  'review-verdict-forbids': { status: 409, title: 'The verdict about the certificate stands against an approval.' },
  'review-organisation-blocked': { status: 409, title: 'The organisation is on the stop-list.' },
  'review-certificate-over': { status: 409, title: 'The certificate has ended.' },
  'review-scope-too-wide': { status: 422, title: 'Nobody can approve more than was asked for.' },
  'review-scope-empty': { status: 422, title: 'Nothing would be left that all approvers agree to.' },
  'review-not-due': { status: 409, title: 'Its time is not over yet.' },
  'review-assignee-unsuitable': { status: 422, title: 'This person may not decide.' },
  'review-messages-full': { status: 409, title: 'There are too many messages.' },
  'attachment-unsuitable': { status: 422, title: 'This file cannot be attached.' },
  'attachment-exists': { status: 409, title: 'This file is attached already.' },
  'attachments-full': { status: 409, title: 'There are as many attachments as there can be.' },
  'decision-profile-not-found': { status: 404, title: 'There is no such decision profile.' },
  'decision-profile-unstaffed': { status: 409, title: 'Too few people have the role that a step asks for.' },
  'decision-profile-exists': { status: 409, title: 'A version of this profile waits for approval.' },
  'waiver-not-found': { status: 404, title: 'There is no such waiver.' },
  'waiver-exists': { status: 409, title: 'There is a waiver of this for the certificate.' },
  'consent-not-found': { status: 404, title: 'There is no such consent.' },
  'consent-exists': { status: 409, title: 'There is a consent of this id in this edition.' },
  'consent-over': { status: 409, title: 'This consent is over.' },
  'consent-not-confirmed': { status: 422, title: 'The confirmation is not the id of this consent.' },
  'consent-status-impossible': { status: 409, title: 'It cannot become that.' },
  'bank-not-connected': { status: 409, title: 'There is no connection to the bank.' },
  'bank-unreachable': { status: 503, title: 'The bank could not be reached. Nothing was changed.' },
  'bank-refused': { status: 409, title: 'The bank refused it. Nothing was changed.' },
  'consent-import-not-found': { status: 404, title: 'There is no such import of consents.' },
  'consent-import-not-in-this-state': { status: 409, title: 'This import cannot do that now.' },
  'probe-target-not-found': { status: 404, title: 'There is no such target.' },
  'probe-target-off': { status: 409, title: 'This is a production address. An administrator has to switch it on first.' },
  'probe-target-paused': { status: 409, title: 'Nobody asks this target while it is paused. Resume it first.' },
  'probe-targets-full': { status: 409, title: 'There are as many targets as there can be. Delete one first.' },
  'probe-host-not-confirmed': { status: 422, title: 'What you typed is not the host of this target.' },
  'probe-switch-on-in-demo': { status: 409, title: 'The demo asks no production address.' },
  'probe-run-not-found': { status: 404, title: 'There is no such run.' },
  'probe-run-running': { status: 409, title: 'A run of this target is under way. Wait until it is through.' },
  'probe-runs-busy': { status: 503, title: 'Too many runs are under way. Try again in a minute.' },
  'probe-report-refused': { status: 422, title: 'This report cannot be taken.' },
  'probe-key-not-found': { status: 404, title: 'There is no such key.' },
  'probe-key-unusable': { status: 422, title: 'This key cannot be used. It was not stored.' },
  'probe-key-used': { status: 409, title: 'A target still uses this key. Take it out there first.' },
  'probe-maintenance-not-found': { status: 404, title: 'There is no such maintenance.' },
  'waiver-impossible': { status: 422, title: 'This cannot be waived.' },
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
