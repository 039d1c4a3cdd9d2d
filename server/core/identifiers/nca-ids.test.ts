import { describe, expect, test } from '@jest/globals';
import { COMPETENT_AUTHORITIES } from './competent-authorities.js';
import { authorityOfCountry, findAuthority, isSandboxNca, parseNcaId, SANDBOX_NCAS } from './nca-ids.js';

describe('parseNcaId', () => {
  test.each([
    ['LT-BL', { country: 'LT', authority: 'BL' }],
    ['FI-FINFSA', { country: 'FI', authority: 'FINFSA' }],
    ['XX-ABCDEFGH', { country: 'XX', authority: 'ABCDEFGH' }],
  ])('reads %s', (value, parts) => {
    expect(parseNcaId(value)).toEqual(parts);
  });

  test.each([
    '',
    'BE',
    'NA',
    'LT-B',
    'LT-ABCDEFGHI',
    'L-BL',
    'LTU-BL',
    'LT_BL',
    'lt-bl',
    'LT-Bl',
    'LT-B1',
    ' LT-BL',
    'LT-BL\n',
    'GR-BOG-800000005',
  ])('does not read %j', (value) => {
    expect(parseNcaId(value)).toBeUndefined();
  });
});

describe('findAuthority', () => {
  test.each(COMPETENT_AUTHORITIES.map((authority) => [authority.ncaId, authority] as const))(
    'finds %s as current',
    (ncaId, authority) => {
      expect(findAuthority(ncaId)).toEqual({ authority, as: 'current' });
    },
  );

  test.each([
    ['HR-CNB', 'HR-HNB', 'former'],
    ['IS-FME', 'IS-CBI', 'former'],
    ['LV-FCMC', 'LV-BL', 'former'],
    ['ES-BDE', 'ES-BE', 'variant'],
    ['FI-FIN-FSA', 'FI-FINFSA', 'variant'],
    ['HU-MNB', 'HU-CBH', 'variant'],
    ['LT-BOL', 'LT-BL', 'variant'],
    ['LT-LB', 'LT-BL', 'variant'],
    ['LV-LB', 'LV-BL', 'variant'],
    ['PL-KNF', 'PL-PFSA', 'variant'],
    ['CH-FINMA', 'CH-OBP', 'variant'],
  ])('finds %s as %s, %s', (ncaId, current, as) => {
    expect(findAuthority(ncaId)).toMatchObject({ authority: { ncaId: current }, as });
  });

  test.each(['', 'BL', 'lt-bl', 'XX-BL', 'GB-OB'])('does not find %j', (ncaId) => {
    expect(findAuthority(ncaId)).toBeUndefined();
  });
});

describe('the list', () => {
  test('names the 30 authorities of the EEA and 3 outside it', () => {
    expect(COMPETENT_AUTHORITIES.filter(({ eea }) => eea)).toHaveLength(30);
    expect(
      COMPETENT_AUTHORITIES.filter(({ eea }) => !eea).map(({ ncaId, status }) => [ncaId, status]),
    ).toEqual([
      ['GB-FCA', 'legacy'],
      ['GE-NBG', 'national-scheme'],
      ['CH-OBP', 'industry-convention'],
    ]);
  });

  test('begins every identifier with the country of its authority', () => {
    for (const { country, ncaId, formerIds, variants } of COMPETENT_AUTHORITIES) {
      for (const id of [ncaId, ...formerIds, ...variants]) expect(id.slice(0, 3)).toBe(`${country}-`);
    }
  });

  test('gives no identifier twice', () => {
    const ids = COMPETENT_AUTHORITIES.flatMap(({ ncaId, formerIds, variants }) => [
      ncaId,
      ...formerIds,
      ...variants,
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ['LT-BL', 'LB000458'],
    ['FI-FINFSA', '2858394-9'],
    ['CY-CBC', '115.1.2.5'],
    ['NL-DNB', 'R161162'],
    ['DE-BAFIN', '106653'],
    ['GE-NBG', 'MIBGGE22'],
    ['GB-FCA', '827001'],
  ])('knows how numbers of %s look', (ncaId, number) => {
    expect(findAuthority(ncaId)?.authority.reference.pattern?.test(number)).toBe(true);
  });
});

test('authorityOfCountry finds the one authority of a country', () => {
  expect(COMPETENT_AUTHORITIES.map(({ country }) => authorityOfCountry(country))).toEqual(
    COMPETENT_AUTHORITIES,
  );
  expect(authorityOfCountry('US')).toBeUndefined();
});

describe('sandboxes', () => {
  test.each(['GB-OB', 'GB-TEST', 'GB-FFA', 'FR-AAAAA', 'DE-FAKENCA', 'NL-XWG', 'NL-SBX', 'EU-NCA'])(
    'knows %s',
    (ncaId) => {
      expect(isSandboxNca(ncaId)).toBe(true);
    },
  );

  test.each(['LT-BL', '', 'OB'])('does not take %j for one', (ncaId) => {
    expect(isSandboxNca(ncaId)).toBe(false);
  });

  test('are no authorities', () => {
    expect(SANDBOX_NCAS.filter(({ ncaId }) => findAuthority(ncaId))).toEqual([]);
  });
});
