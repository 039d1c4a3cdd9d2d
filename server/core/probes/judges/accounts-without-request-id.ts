import { finding } from '../finding-codes.js';
import type { Judge } from '../judgement.js';
import { isAbout, judgeResource, type ResourceRow } from './resource-answer.js';

const STEP = 'accounts-without-request-id';

/** Row 14: the missing header is refused before anything else. */
const ROW: ResourceRow = {
  step: STEP,
  role: 'PSP_AI',
  meaning({ status }, codes) {
    if (status >= 200 && status < 300) return finding(`${STEP}.given`, `The status is ${status}.`);
    if (status === 400 && (codes.length === 0 || codes.includes('FORMAT_ERROR')))
      return finding(`${STEP}.refused`, `The status is 400 with ${codes.join(', ') || 'no code'}.`);
    const other = isAbout(codes, /^(TOKEN_|CONSENT_|PARAMETER_)/);
    if (other !== undefined) return finding(`${STEP}.not-missed`, `The status is ${status} with ${other}.`);
    return status === 401 && codes.length === 0
      ? finding(`${STEP}.not-missed`, 'The status is 401.')
      : undefined;
  },
};

export const judgeAccountsWithoutRequestId: Judge<typeof STEP> = ({ call }, target) =>
  judgeResource(ROW, call, target);
