import { describe, expect, test } from '@jest/globals';
import { COMPETENT_AUTHORITIES } from '../identifiers/competent-authorities.js';
import { AUTHORITY_DIRECTORY } from './authority-directory.js';
import { readLinkUrl } from './link-url.js';
import { SHIPPED_FACTS } from './shipped-facts.js';

const inGroup = (group: string) =>
  AUTHORITY_DIRECTORY.filter((authority) => authority.group === group).map(({ country }) => country);

describe('the directory as shipped', () => {
  test('has the 30 countries of the EEA, Switzerland, the United Kingdom, Georgia, and the EBA', () => {
    const eea = COMPETENT_AUTHORITIES.filter((authority) => authority.eea).map(({ country }) => country);
    expect(eea).toHaveLength(30);
    expect(AUTHORITY_DIRECTORY.map(({ country }) => country).sort()).toEqual(
      [...eea, 'CH', 'EU', 'GB', 'GE'].sort(),
    );
  });

  test('is grouped as the page that people come from groups it', () => {
    expect(inGroup('main')).toEqual(['BE', 'DE', 'ES', 'FR', 'IT', 'NL']);
    expect(inGroup('nordic')).toEqual(['DK', 'FI', 'IS', 'NO', 'SE']);
    expect(inGroup('baltic')).toEqual(['EE', 'LT', 'LV']);
    expect(inGroup('other')).toHaveLength(20);
  });

  test('leaves no authority of the list of identifiers out but the industry body, which is an alias', () => {
    const left = COMPETENT_AUTHORITIES.map(({ ncaId }) => ncaId).filter(
      (id) => !AUTHORITY_DIRECTORY.some((authority) => authority.id === id),
    );
    expect(left).toEqual(['CH-OBP']);
    expect(AUTHORITY_DIRECTORY.find(({ id }) => id === 'CH')?.facts.aliases).toContain('CH-OBP');
    expect(Object.keys(SHIPPED_FACTS)).toHaveLength(COMPETENT_AUTHORITIES.length - 1);
  });

  test('gives every identifier once', () => {
    const ids = AUTHORITY_DIRECTORY.flatMap(({ id, formerIds, facts }) => [
      id,
      ...formerIds,
      ...facts.aliases,
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(AUTHORITY_DIRECTORY.map((authority) => [authority.id, authority] as const))(
    '%s has a register at an https address with its source',
    (_, { links, sources }) => {
      expect(links[0]).toMatchObject({ key: 'register', kind: 'register' });
      expect(sources.length).toBeGreaterThan(0);
      for (const { url, source, name } of links) {
        expect(readLinkUrl(url)).toBe(url);
        expect(url).toMatch(/^https:/);
        expect(source).not.toBe('');
        expect(name).not.toBe('');
      }
      expect(new Set(links.map(({ key }) => key)).size).toBe(links.length);
    },
  );

  test('says which owner ids were seen in the file of the EBA and which are derived', () => {
    const seen = AUTHORITY_DIRECTORY.filter(({ ebaOwnerIdSeen }) => ebaOwnerIdSeen).map(({ id }) => id);
    expect(seen).toEqual(
      ['AT-FMA', 'BE-NBB', 'BG-BNB', 'CY-CBC', 'CZ-CNB', 'DE-BAFIN', 'DK-DFSA', 'ES-BE', 'FI-FINFSA'].concat(
        ['FR-ACPR', 'IE-CBI', 'IT-BI', 'LT-BL', 'LU-CSSF', 'LV-BL', 'MT-MFSA', 'NL-DNB', 'PL-PFSA'],
        ['PT-BP', 'SE-FINA'],
      ),
    );
  });

  test('knows a contact only where a source names one', () => {
    const known = AUTHORITY_DIRECTORY.filter(
      ({ facts }) => facts.contactEmail ?? facts.contactPhone ?? facts.contactNote,
    );
    expect(known.map(({ id }) => id)).toEqual(['GB-FCA']);
  });
});
