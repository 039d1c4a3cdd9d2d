import { COMMON_CONTRADICTIONS, expectedAnswers, SUPPORT_ADDRESS } from './common.js';
import type { Preset } from './preset.js';

const PRODUCT = 'sepa-credit-transfers';

/** NextGenPSD2 1.3 at Paysera, as far as a probe is concerned. */
export const BERLIN_1_3_PRESET: Preset = {
  edition: 'berlin-1.3',
  name: 'Paysera, Berlin Group 1.3',
  roles: ['PSP_AI', 'PSP_PI'],
  paymentProduct: PRODUCT,
  documentedEndpoints: {
    authorize: 'https://open-banking-api.paysera.com/xs2a/berlin/1.3/oauth/authorize',
    token: 'https://open-banking-api.paysera.com/xs2a/berlin/1.3/oauth/token',
  },
  certificates: 'A QWAC of a qualified trust service provider (eIDAS), registered with the bank.',
  expected: expectedAnswers(PRODUCT),
  contradictions: [
    ...COMMON_CONTRADICTIONS,
    {
      ...{ id: 'C7', topic: 'Payment products' },
      oneSide: 'SEPA credit transfer, instant SEPA, TARGET2, domestic RON (front page of the reference).',
      otherSide: 'aspsp, domestic, foreign (one endpoint page, clearly a Georgian text).',
      stance: `The status is asked for ${PRODUCT}; PRODUCT_UNKNOWN leaves the role open.`,
    },
  ],
  supportAddress: SUPPORT_ADDRESS,
};
