import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claimsPsd, readPsdForm } from './psd-form.js';

describe('the tolerant reading of a PSD identifier', () => {
  test.each([
    ['PSDLT-BL-LB000458', 'LT', 'BL', 'LB000458', []],
    ['PSDFI-FINFSA-2858394-9', 'FI', 'FINFSA', '2858394-9', []],
    ['PSDXX-ABCDEFGH-1', 'XX', 'ABCDEFGH', '1', []],
    ['PSDLT-BL-a_b\nc', 'LT', 'BL', 'a_b\nc', []],
    ['GR-BOG-800000005', 'GR', 'BOG', '800000005', ['prefix-missing']],
    ['DE-FAKENCA-12345', 'DE', 'FAKENCA', '12345', ['prefix-missing']],
    ['LT_bl-LB000458', 'LT', 'bl', 'LB000458', ['prefix-missing', 'separator', 'authority-lower-case']],
    ['PSDPSDLT-BL-LB000458', 'LT', 'BL', 'LB000458', ['prefix-doubled']],
    ['PSDDE-FAKENCA-PSDDE-FAKENCA-x', 'DE', 'FAKENCA', 'x', ['prefix-doubled']],
    ['PSDDE-BAFIN-PSDDE-123456', 'DE', 'BAFIN', '123456', ['prefix-doubled']],
    ['PSDDE-BAFIN-psddeu_123456', 'DE', 'BAFIN', '123456', ['prefix-doubled']],
    ['psdLT-BL-LB000458', 'LT', 'BL', 'LB000458', ['prefix-lower-case']],
    ['PSDLt-BL-LB000458', 'Lt', 'BL', 'LB000458', ['prefix-lower-case']],
    ['PSDFIN-FINFSA-2858394-9', 'FIN', 'FINFSA', '2858394-9', ['country-three-letters']],
    ['PSDLT_BL-LB000458', 'LT', 'BL', 'LB000458', ['separator']],
    ['PSDLT-BL_LB000458', 'LT', 'BL', 'LB000458', ['separator']],
    ['PSDLT\u2010BL\u2015LB000458', 'LT', 'BL', 'LB000458', ['separator']],
    ['PSDLT\u2212BL\ufe58LB000458', 'LT', 'BL', 'LB000458', ['separator']],
    ['PSDLT\ufe63BL\uff0dLB000458', 'LT', 'BL', 'LB000458', ['separator']],
    ['PSDLT-bL-LB000458', 'LT', 'bL', 'LB000458', ['authority-lower-case']],
  ])('%j', (value, country, authority, reference, deviations) => {
    expect(readPsdForm(value)).toEqual({ country, authority, reference, deviations });
  });

  test.each([
    '',
    'PSDLT-BL',
    'PSDLT-BL-',
    'PSDLT-BL- \n',
    'PSDLT-B-1',
    'PSDLT-ABCDEFGHI-1',
    'PSDGB-5d28c6e8c2a131001824e6b9',
    'PSDGB+SCT-FCA-1',
    'PSDLT BL 1',
    'PSD-BL-LB000458',
    'PSDPSDPSDLT-BL-1',
    'XX-NCA-1',
    'LTU-BL-LB000458',
    'VATLT-BL-1',
    ' PSDLT-BL-1',
  ])('%j has none', (value) => {
    expect(readPsdForm(value)).toBeUndefined();
  });

  test('never throws and is quick on long values', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'PSDpsdLT-_BLx \n') }), (value) => {
        readPsdForm(value);
      }),
    );
    const began = performance.now();
    for (const unit of ['PSD', '-', 'A', 'PSDLT-', ' ']) {
      readPsdForm(unit.repeat(50_000));
      readPsdForm(`PSDLT-BL-${unit.repeat(50_000)}`);
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

test.each([
  ['PSDLT-BL-1', true],
  ['psd', true],
  ['PSX', false],
  ['PDS', false],
  ['XPSD', false],
  ['', false],
])('%j begins as PSD: %j', (value, claims) => {
  expect(claimsPsd(value)).toBe(claims);
});
