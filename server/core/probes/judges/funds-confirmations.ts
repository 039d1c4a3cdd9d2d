import { finding } from '../finding-codes.js';
import { type Judge, judgement } from '../judgement.js';
import type { ProbeFinding } from '../probe-result.js';
import { readAnswer, unexpected } from './answer-findings.js';

const STEP = 'funds-confirmations';

/** Row 17: 404 or 405 as long as PSP_IC is coming soon; an answer of the service's own tells that it has come. */
export const judgeFundsConfirmations: Judge<typeof STEP> = ({ call }) => {
  const { answer, facts, settled } = readAnswer(STEP, call);
  const one = (found: ProbeFinding) => judgement(facts, [found]);
  if (answer.kind === 'role-refused')
    return one(finding(`${STEP}.role-refused`, 'The answer is ROLE_INVALID.'));
  // What is closed to everybody may be closed like this; the steps with accounts say whether the certificate is refused.
  if (answer.kind === 'certificate-refused' && answer.how === 'forbidden')
    return one(finding(`${STEP}.refused`, 'The status is 403, without a reason.'));
  if (settled.length > 0) return judgement(facts, settled);
  if (answer.kind === 'redirect') return one(unexpected(STEP, answer));
  const status = answer.kind === 'messages' || answer.kind === 'plain' ? answer.status : 0;
  if (answer.kind === 'plain' && (status === 404 || status === 405))
    return one(finding(`${STEP}.not-open`, `The status is ${status}.`));
  const codes = answer.kind === 'messages' ? answer.messages.map(({ code }) => code) : [];
  // A gateway that knows the framework says in its words that there is no such thing.
  if (
    codes.length > 0 &&
    codes.every((code) => /^(RESOURCE_UNKNOWN|SERVICE_INVALID|SERVICE_UNKNOWN)$/.test(code))
  )
    return one(finding(`${STEP}.not-open`, `The status is ${status} with ${codes.join(', ')}.`));
  return one(
    finding(
      `${STEP}.open`,
      `The status is ${status}${codes.length === 0 ? '' : ` with ${codes.join(', ')}`}.`,
    ),
  );
};
