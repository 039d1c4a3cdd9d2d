import { expect, test } from '@jest/globals';
import { entityCodeTail } from './entity-code.js';

test.each([
  ['IE_CBI!C58301', 'C58301'],
  ['FR_ACPR!384558', '384558'],
  ['LT_LT_BL_277289060', '277289060'],
  ['PSD_PI!PT_BP!8703', '8703'],
  ['PSD_EMI!GB_FCA!900016', '900016'],
  ['PSD_PI!FR_ACPR!1376!50208', '50208'],
  ['BE_NBB!0713629988!ES', '0713629988'],
  // Two letters alone are the code itself.
  ['BE_NBB!ES', 'ES'],
  ['plain', 'plain'],
  ['CY_CBC!', ''],
  ['', ''],
])('the national part of %j is %j', (code, tail) => {
  expect(entityCodeTail(code)).toBe(tail);
});
