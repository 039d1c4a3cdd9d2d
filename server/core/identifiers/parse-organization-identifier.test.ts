import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseOrganizationIdentifier } from './parse-organization-identifier.js';

const AT = { path: 'subject.organizationIdentifier', start: 3, end: 20 };

/** Scheme, country, authority, reference. */
const partsOf = (value: string) => {
  const { scheme, country, authority, reference } = parseOrganizationIdentifier(value, AT);
  return [scheme, country, authority, reference];
};

const NONE = [undefined, undefined, undefined, undefined];

describe('organizationIdentifier of type PSD', () => {
  test.each([
    ['PSDLT-BL-LB000458', 'LT', 'BL', 'LB000458'],
    ['PSDFI-FINFSA-2858394-9', 'FI', 'FINFSA', '2858394-9'],
    ['PSDMT-MFSA-A 12345', 'MT', 'MFSA', 'A 12345'],
    ['PSDCY-CBC-115.1.2.5', 'CY', 'CBC', '115.1.2.5'],
    ['PSDGB-OB-Unknown0015800001041REAAY', 'GB', 'OB', 'Unknown0015800001041REAAY'],
    ['PSDDE-FAKENCA-PSDDE-FAKENCA-x', 'DE', 'FAKENCA', 'PSDDE-FAKENCA-x'],
    ['PSDXX-ABCDEFGH-1', 'XX', 'ABCDEFGH', '1'],
    ['PSDLT-BL-LB000458\n', 'LT', 'BL', 'LB000458\n'],
    ['PSDLT-BL- ', 'LT', 'BL', ' '],
    ['PSDLT-BL-EMI:LB000458', 'LT', 'BL', 'EMI:LB000458'],
  ])('%j has an NCA and an authorisation number', (value, country, authority, reference) => {
    expect(partsOf(value)).toEqual(['PSD', country, authority, reference]);
  });

  test.each([
    ['no NCA', 'PSDGB-5d28c6e8c2a131001824e6b9'],
    ['NCA of one letter', 'PSDLT-B-LB000458'],
    ['NCA of nine letters', 'PSDLT-ABCDEFGHI-LB000458'],
    ['NCA in lower case', 'PSDLT-bl-LB000458'],
    ['NCA with a digit', 'PSDLT-B1-LB000458'],
    ['underscore after the NCA', 'PSDLT-BL_LB000458'],
    ['no number', 'PSDLT-BL'],
    ['empty number', 'PSDLT-BL-'],
    ['something before the NCA', 'PSDLT--BL-LB000458'],
  ])('%s: country only', (_, value) => {
    expect(partsOf(value)).toEqual(['PSD', value.slice(3, 5), undefined, undefined]);
  });
});

describe('other identity types', () => {
  test.each([
    ['VATHU-10197879-4-44', 'VAT', 'HU', '10197879-4-44'],
    ['NTRBE-0459.134.256', 'NTR', 'BE', '0459.134.256'],
    ['NTRDE-DER3306.HRB12345', 'NTR', 'DE', 'DER3306.HRB12345'],
    ['LEIXG-AEYE00EKXESVZUUEBP67', 'LEI', 'XG', 'AEYE00EKXESVZUUEBP67'],
    ['VATEL-099755108', 'VAT', 'EL', '099755108'],
    ['VATEL-09975 5108', 'VAT', 'EL', '09975 5108'],
    ['PADFR-ACPR-30748', 'PAD', 'FR', 'ACPR-30748'],
    ['NTRUS+CA-27380834', 'NTR', 'US', '27380834'],
    ['NTRFR+A-1', 'NTR', 'FR', '1'],
    ['NTRUS+PAR-AEYE', 'NTR', 'US', 'AEYE'],
    ['NTRFR+9-AEYE', 'NTR', 'FR', 'AEYE'],
    ['EI:SE-5567971433', 'EI:', 'SE', '5567971433'],
    ['XX:GR-18050', 'XX:', 'GR', '18050'],
    ['A1:SE-1', 'A1:', 'SE', '1'],
    ['NTRLT-a\nb', 'NTR', 'LT', 'a\nb'],
  ])('%j', (value, scheme, country, reference) => {
    expect(partsOf(value)).toEqual([scheme, country, undefined, reference]);
  });
});

describe('values without the structure', () => {
  test.each([
    '',
    '12345987',
    'GR-BOG-800000005',
    'PSDFIN-FINFSA-2858394-9',
    'PSDLT_BL_LB000458',
    'PSDLT\u2013BL\u2013LB000458',
    'psdLT-BL-LB000458',
    'PSDlt-BL-LB000458',
    ' PSDLT-BL-LB000458',
    'GOVUS',
    'GOVUS+PA',
    'NTRLT-',
    'NTRFR+PARI-1',
    'NTRFR+-1',
    'NTRFR+pa-1',
    'NTR@NL-27380834',
    'E:SE-1',
    'EIN:SE-1',
    'ei:SE-1',
    'EISE-5567971433',
    'EI:S-1',
  ])('%j', (value) => {
    expect(partsOf(value)).toEqual(NONE);
  });
});

test('value and place are given as they are', () => {
  for (const value of ['PSDLT-BL-LB000458', 'NTRLT-1', 'Germany']) {
    expect(parseOrganizationIdentifier(value, AT)).toMatchObject({ value, at: AT });
  }
});

describe('for any value', () => {
  const letters = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength, maxLength });
  const anything = fc.string({ unit: 'binary', minLength: 1 });
  const scheme = letters(3, 3).filter((type) => type !== 'PSD');

  test('it never throws and keeps the value', () => {
    const nearly = fc
      .array(fc.constantFrom('PSD', 'NTR', 'EI:', 'LT', '+CA', '-', 'BL', 'x', '\u{1f4a9}', '\ud800'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (value) => {
        expect(parseOrganizationIdentifier(value, AT).value).toBe(value);
      }),
    );
  });

  test('the parts of a PSD identifier come back', () => {
    fc.assert(
      fc.property(letters(2, 2), letters(2, 8), anything, (country, authority, reference) => {
        expect(partsOf(`PSD${country}-${authority}-${reference}`)).toEqual([
          'PSD',
          country,
          authority,
          reference,
        ]);
      }),
    );
  });

  test('the parts of any other identifier come back', () => {
    const type = fc.oneof(
      scheme,
      letters(2, 2).map((type) => `${type}:`),
    );
    const subdivision = fc.oneof(
      fc.constant(''),
      letters(1, 3).map((state) => `+${state}`),
    );
    fc.assert(
      fc.property(type, letters(2, 2), subdivision, anything, (type, country, state, reference) => {
        expect(partsOf(`${type}${country}${state}-${reference}`)).toEqual([
          type,
          country,
          undefined,
          reference,
        ]);
      }),
    );
  });

  test('parts that are given make up the value again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'PSDLTBX-+:1') }), (value) => {
        const { scheme, country, authority, reference } = parseOrganizationIdentifier(value, AT);
        if (reference === undefined) return;
        expect(value.startsWith(`${scheme}${country}`)).toBe(true);
        expect(value.endsWith(authority === undefined ? `-${reference}` : `-${authority}-${reference}`)).toBe(
          true,
        );
      }),
    );
  });

  test('a quarter of a megabyte is read at once', () => {
    for (const unit of ['-', 'A', 'PSDLT-', '+A', ' ']) {
      const began = performance.now();
      parseOrganizationIdentifier(unit.repeat(262_144 / unit.length), AT);
      parseOrganizationIdentifier(`PSDLT-BL-${unit.repeat(262_144 / unit.length)}`, AT);
      // Linear takes a few milliseconds, quadratic many seconds; in between lie busy machines.
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });
});
