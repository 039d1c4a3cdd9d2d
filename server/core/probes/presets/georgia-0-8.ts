import { COMMON_CONTRADICTIONS, expectedAnswers, SUPPORT_ADDRESS } from './common.js';
import type { Preset } from './preset.js';

const PRODUCT = 'domestic';

/** The Georgian standard 0.8 at Paysera, as far as a probe is concerned. */
export const GEORGIA_0_8_PRESET: Preset = {
  edition: 'georgia-0.8',
  name: 'Paysera, Georgia 0.8',
  roles: ['PSP_AI', 'PSP_PI'],
  paymentProduct: PRODUCT,
  documentedEndpoints: null,
  certificates:
    'A certificate of a Georgian authority, or of one recognised in Georgia; no page names an issuer. Registered with the bank.',
  expected: expectedAnswers(PRODUCT),
  contradictions: [
    ...COMMON_CONTRADICTIONS,
    {
      ...{ id: 'C13', topic: 'Register' },
      oneSide: 'The EBA register must match (endpoint pages).',
      otherSide: 'Georgian institutions are in the register of the National Bank of Georgia.',
      stance: 'A European certificate that is let in is worth a note.',
    },
    {
      ...{ id: 'C15', topic: 'OAuth addresses' },
      oneSide: 'The samples print those of Berlin.',
      otherSide: 'They belong to the edition (authentication guide).',
      stance: 'The metadata of Georgia decide.',
    },
  ],
  supportAddress: SUPPORT_ADDRESS,
};
