import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { readAnswer, unexpected } from './answer-findings.js';
import { endpointFinding, isSameAddress, sentTo } from './authorize-answer.js';

const STEP = 'authorize-unregistered-redirect';

/** Row 8: an error page and no redirect to the address that nobody registered (RFC 6749 §4.1.2.1). */
export const judgeAuthorizeUnregisteredRedirect: Judge<typeof STEP> = ({ endpoint, redirectUri, call }) => {
  if (!endpoint.ok) return judgement([], [endpointFinding(STEP, 'authorization_endpoint', endpoint)]);
  if (call === null) return judgement([], []);
  const { answer, facts, settled } = readAnswer(STEP, call);
  if (!call.outcome.ok || answer.kind === 'server-error' || answer.kind === 'too-many-requests')
    return judgement(facts, settled);
  const { status } = call.outcome;
  const sent = sentTo(call.outcome, endpoint.url);
  if (sent === undefined) {
    if (status >= 400)
      return judgement(facts, [
        finding(`${STEP}.refused`, `The status is ${status}, and nobody is sent anywhere.`),
      ]);
    return status === 200
      ? judgement(facts, [finding(`${STEP}.not-refused-at-once`, 'The status is 200: a page is shown.')])
      : judgement(facts, [unexpected(STEP, answer)]);
  }
  const where = [...facts, fact('Location', sent.address || 'none')];
  return judgement(where, [
    isSameAddress(sent, redirectUri)
      ? finding(`${STEP}.redirected-there`, `The status is ${status}, and Location leads to ${sent.address}.`)
      : finding(
          `${STEP}.not-refused-at-once`,
          `The status is ${status}, and Location leads to ${sent.address || 'nowhere'}.`,
        ),
  ]);
};
