import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import type { ProbeFinding } from '../probe-result.js';
import { readAnswer, unexpected } from './answer-findings.js';
import { endpointFinding, errorWordOf, isSameAddress, type SentTo, sentTo } from './authorize-answer.js';

const STEP = 'authorize-own-client';

/** The client is not set up, or not for this. */
const UNKNOWN: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);
const NOT_NOW: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** Row 9: a redirect to the sign-in, or back to us with an error that a known client gets (RFC 6749 §4.1.2.1). */
export const judgeAuthorizeOwnClient: Judge<typeof STEP> = ({ endpoint, redirectUri, state, call }) => {
  if (!endpoint.ok) return judgement([], [endpointFinding(STEP, 'authorization_endpoint', endpoint)]);
  if (call === null) return judgement([], []);
  const { answer, facts, settled } = readAnswer(STEP, call);
  if (!call.outcome.ok || answer.kind === 'server-error' || answer.kind === 'too-many-requests')
    return judgement(facts, settled);
  const { status } = call.outcome;
  const sent = sentTo(call.outcome, endpoint.url);
  if (sent !== undefined) {
    const where = [
      ...facts,
      fact('Location', sent.address || 'none'),
      ...(sent.error === null ? [] : [fact('error', sent.error)]),
    ];
    return judgement(where, redirectFindings(sent, { redirectUri, state, status }));
  }
  const error = errorWordOf(call.outcome);
  const all = error === null ? facts : [...facts, fact('error', error)];
  if (error !== null && UNKNOWN.has(error))
    return judgement(all, [finding(`${STEP}.client-unknown`, `The status is ${status} with ${error}.`)]);
  if (error !== null && NOT_NOW.has(error))
    return judgement(all, [finding(`${STEP}.cannot-now`, `The status is ${status} with ${error}.`)]);
  if (status === 400 || status === 401 || status === 403 || status === 404)
    return judgement(all, [
      finding(
        `${STEP}.not-sent-back`,
        `The status is ${status}, and the browser is not sent back${error === null ? '' : ` (${error})`}.`,
      ),
    ]);
  return status === 200
    ? judgement(all, [finding(`${STEP}.shows-page`, 'The status is 200: a page is shown.')])
    : judgement(all, [unexpected(STEP, answer)]);
};

function redirectFindings(
  sent: SentTo,
  {
    redirectUri,
    state,
    status,
  }: { readonly redirectUri: string; readonly state: string; readonly status: number },
): readonly ProbeFinding[] {
  if (!sent.isSomewhere)
    return [finding(`${STEP}.not-sent-back`, `The status is ${status}, and Location leads nowhere.`)];
  if (!isSameAddress(sent, redirectUri)) {
    // Some servers send the browser to an error page of theirs.
    if (sent.error !== null && UNKNOWN.has(sent.error))
      return [finding(`${STEP}.client-unknown`, `Location leads to ${sent.address} with ${sent.error}.`)];
    return sent.error === null
      ? [finding(`${STEP}.client-known`, `Location leads to ${sent.address}.`)]
      : [finding(`${STEP}.not-sent-back`, `Location leads to ${sent.address} with ${sent.error}.`)];
  }
  const lost =
    sent.state === state
      ? []
      : [finding(`${STEP}.state-lost`, 'The state that comes back is not the one that was sent.')];
  if (sent.code !== null)
    return [
      ...lost,
      finding(`${STEP}.code-issued`, 'The browser comes back with a code, and nobody has signed in.'),
    ];
  const error = sent.error ?? '';
  const message = `The browser comes back with ${error === '' ? 'neither code nor error' : error}.`;
  if (UNKNOWN.has(error)) return [...lost, finding(`${STEP}.client-unknown`, message)];
  if (NOT_NOW.has(error)) return [...lost, finding(`${STEP}.cannot-now`, message)];
  return [
    ...lost,
    error === 'invalid_scope' || error === 'login_required' || error === 'access_denied'
      ? finding(`${STEP}.client-known`, message)
      : finding(`${STEP}.request-refused`, message),
  ];
}
