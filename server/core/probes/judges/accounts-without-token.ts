import { finding } from '../finding-codes.js';
import type { Judge } from '../judgement.js';
import { isAbout, judgeResource, type ResourceRow } from './resource-answer.js';

const STEP = 'accounts-without-token';

/** Row 12: a token or a consent is asked for. A plain 401 with Bearer is how RFC 6750 §3 asks for it. */
const ROW: ResourceRow = {
  step: STEP,
  role: 'PSP_AI',
  meaning({ status }, codes) {
    if (status >= 200 && status < 300) return finding(`${STEP}.given`, `The status is ${status}.`);
    const asked = isAbout(codes, /^(TOKEN|CONSENT)_/);
    if (asked !== undefined) return finding(`${STEP}.refused`, `The status is ${status} with ${asked}.`);
    if (status === 400 && codes.includes('FORMAT_ERROR'))
      return finding(`${STEP}.format-error`, 'The status is 400 with FORMAT_ERROR.');
    return status === 401 && codes.length === 0
      ? finding(`${STEP}.refused`, 'The status is 401: a token is asked for.')
      : undefined;
  },
};

export const judgeAccountsWithoutToken: Judge<typeof STEP> = ({ call }, target) =>
  judgeResource(ROW, call, target);
