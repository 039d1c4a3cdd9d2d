import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';

const STEP = 'request-id-echo';

/** Row 20: information only, unless an answer brings somebody else's id. */
export const judgeRequestIdEcho: Judge<typeof STEP> = ({ answers }) => {
  const facts = answers.map(({ step, echoed }) => fact(step, echoed ?? 'not echoed'));
  const other = answers.filter(
    ({ sent, echoed }) => echoed !== null && echoed.toLowerCase() !== sent.toLowerCase(),
  );
  const echoed = answers.filter((answer) => answer.echoed !== null).length;
  if (other.length > 0)
    return judgement(
      facts,
      other.map(({ step, sent, echoed: got }) =>
        finding(`${STEP}.other-id`, `${step} was asked with ${sent} and brings ${got ?? ''}.`),
      ),
    );
  const message = `${echoed} of ${answers.length} answers bring the id back.`;
  return judgement(facts, [finding(echoed > 0 ? `${STEP}.echoed` : `${STEP}.not-echoed`, message)]);
};
