import { finding } from '../finding-codes.js';
import type { Judge } from '../judgement.js';
import { isAbout, judgeResource, type ResourceRow } from './resource-answer.js';

const STEP = 'accounts-made-up-token';

/** Row 13: a token that nobody issued is refused, and for that. */
const ROW: ResourceRow = {
  step: STEP,
  role: 'PSP_AI',
  meaning({ status }, codes) {
    if (status >= 200 && status < 300) return finding(`${STEP}.given`, `The status is ${status}.`);
    const refused = isAbout(codes, /^TOKEN_/);
    if (refused !== undefined) return finding(`${STEP}.refused`, `The status is ${status} with ${refused}.`);
    if (status === 401 && codes.length === 0) return finding(`${STEP}.refused`, 'The status is 401.');
    const other = isAbout(codes, /^(CONSENT_|FORMAT_ERROR$|RESOURCE_)/);
    return other === undefined
      ? undefined
      : finding(`${STEP}.refused-otherwise`, `The status is ${status} with ${other}.`);
  },
};

export const judgeAccountsMadeUpToken: Judge<typeof STEP> = ({ call }, target) =>
  judgeResource(ROW, call, target);
