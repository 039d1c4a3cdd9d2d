import { finding } from '../finding-codes.js';
import type { Judge } from '../judgement.js';
import { isAbout, judgeResource, type ResourceRow } from './resource-answer.js';

const STEP = 'payment-status';

/** Row 16: a payment that does not exist is unknown, which only the role hears. */
const ROW: ResourceRow = {
  step: STEP,
  role: 'PSP_PI',
  meaning({ status }, codes) {
    if (status >= 200 && status < 300) return finding(`${STEP}.given`, `The status is ${status}.`);
    if (codes.includes('RESOURCE_UNKNOWN'))
      return finding(`${STEP}.unknown-payment`, `The status is ${status} with RESOURCE_UNKNOWN.`);
    const product = isAbout(codes, /^PRODUCT_/);
    if (product !== undefined)
      return finding(`${STEP}.product-unknown`, `The status is ${status} with ${product}.`);
    const asked = isAbout(codes, /^TOKEN_/);
    return asked === undefined
      ? undefined
      : finding(`${STEP}.token-demanded`, `The status is ${status} with ${asked}.`);
  },
};

export const judgePaymentStatus: Judge<typeof STEP> = ({ call }, target) => judgeResource(ROW, call, target);
