import { describe, expect, test } from '@jest/globals';
import { comparableInstitution, isAmongNames } from './institution-name.js';

describe('names of institutions', () => {
  test.each([
    ['Paysera LT, UAB', 'UAB „Paysera LT“'],
    ['Benxy s.r.o. ', 'BENXY SRO'],
    ['Banca S.p.A.', 'banca SPA'],
    ['Žemaitijos mokėjimai', 'Zemaitijos Mokejimai UAB'],
    ["Crédit d'Or", 'CREDIT DOR'],
    ['A  -  B', 'B/A'],
  ])('%s is %s', (one, other) => {
    expect(comparableInstitution(one)).toBe(comparableInstitution(other));
    expect(isAmongNames(one, ['Другое имя', other])).toBe(true);
  });

  test.each([
    ['Paysera LT', 'Paysera LV'],
    ['Евробанк', 'Eurobank'],
    ['Alpha Pay', 'Alpha'],
  ])('%s is not %s', (one, other) => {
    expect(isAmongNames(one, [other])).toBe(false);
  });

  test('a name of a legal form alone is still a name', () => {
    expect(comparableInstitution('SE')).toBe('SE');
    expect(isAmongNames('SE', ['AG'])).toBe(false);
  });

  test('a name without letters and digits is like no other, but itself', () => {
    expect(comparableInstitution('—')).toBeNull();
    expect(isAmongNames('—', ['…'])).toBe(false);
    expect(isAmongNames('—', ['—'])).toBe(true);
  });
});

test('however many names were compared, each has its own answer', () => {
  const names = Array.from({ length: 2_500 }, (_, i) => `Ältere Bank ${i} AG`);
  for (const round of [1, 2])
    for (const [i, name] of names.entries())
      expect([round, comparableInstitution(name)]).toEqual([
        round,
        [`${i}`, 'ALTERE', 'BANK'].sort().join(' '),
      ]);
});
