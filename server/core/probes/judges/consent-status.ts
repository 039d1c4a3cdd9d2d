import { finding } from '../finding-codes.js';
import type { Judge } from '../judgement.js';
import { isAbout, judgeResource, type ResourceRow } from './resource-answer.js';

const STEP = 'consent-status';

/** Row 15: a consent that does not exist is unknown, which only the role hears. */
const ROW: ResourceRow = {
  step: STEP,
  role: 'PSP_AI',
  meaning({ status }, codes) {
    if (status >= 200 && status < 300) return finding(`${STEP}.given`, `The status is ${status}.`);
    const unknown = isAbout(codes, /^(CONSENT_UNKNOWN|RESOURCE_UNKNOWN|CONSENT_INVALID)$/);
    if (unknown !== undefined)
      return finding(`${STEP}.unknown-consent`, `The status is ${status} with ${unknown}.`);
    const asked = isAbout(codes, /^TOKEN_/);
    return asked === undefined
      ? undefined
      : finding(`${STEP}.token-demanded`, `The status is ${status} with ${asked}.`);
  },
};

export const judgeConsentStatus: Judge<typeof STEP> = ({ call }, target) => judgeResource(ROW, call, target);
