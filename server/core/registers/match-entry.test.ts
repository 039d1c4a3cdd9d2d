import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryOf, questionOf } from '../../../test/support/register-entries.js';
import { matchEntry } from './match-entry.js';
import type { MatchOverride } from './register-basis.js';
import type { RegisterEntry } from './register-entry.js';
import type { RegisterQuestion } from './register-question.js';

const DAY = '2026-08-16';
/** `code type path rung`, best first; `ambiguous` behind. */
function found(
  candidates: readonly RegisterEntry[],
  question: Partial<RegisterQuestion> = {},
  overrides: readonly MatchOverride[] = [],
): string {
  const match = matchEntry(questionOf(question), candidates, DAY, overrides);
  const told = match.found.map(
    ({ entry, path, rung }) => `${entry.code} ${entry.type} ${path}${rung === null ? '' : ` ${rung}`}`,
  );
  return [...told, ...(match.ambiguous ? ['ambiguous'] : [])].join(', ') || 'nothing';
}
const entry = (code: string, over: Partial<RegisterEntry> = {}): RegisterEntry => entryOf({ code, ...over });
const named = (name: string) => ({ names: [name] });
const WITHDRAWN = { authorisations: ['2019-05-01', '2020-01-01'] };

describe('an entry is found by its number', () => {
  test.each([
    ['LB000458', 'LB000458', 'A PSD_PI number verbatim'],
    ['LB000417', 'LB000417 ', 'A PSD_PI number without-spaces'],
    ['2858394-9', '28583949', 'A PSD_PI number without-punctuation'],
    ['C102960', 'C 102960', 'A PSD_PI number without-spaces'],
    ['115.1.2.5', '115125', 'A PSD_PI number without-punctuation'],
    ['03570967', '3570967', 'A PSD_PI number without-leading-zeros'],
    ['1234', '1235', 'nothing'],
  ])('%s of the certificate, %j of the register', (number, listed, expected) => {
    expect(found([entry('A', { number: listed })], { number })).toBe(expected);
  });

  test('only at its own authority', () => {
    const elsewhere = entry('A', { authority: 'LV-BL' });
    expect(found([elsewhere])).toBe('nothing');
    expect(found([entry('A', { authority: null })])).toBe('nothing');
  });

  test('another name does not hinder it, and is told', () => {
    const [only] = matchEntry(questionOf(), [entry('A', named('Renamed UAB'))], DAY).found;
    expect(only?.nameAgrees).toBe(false);
    const [same] = matchEntry(questionOf(), [entry('A')], DAY).found;
    expect(same?.nameAgrees).toBe(true);
    const [commercial] = matchEntry(
      questionOf({ organisation: 'Žemaitijos Pay' }),
      [entry('A', { commercialNames: ['ŽEMAITIJOS PAY'] })],
      DAY,
    ).found;
    expect(commercial?.nameAgrees).toBe(true);
    const [unasked] = matchEntry(questionOf({ organisation: null }), [entry('A')], DAY).found;
    expect(unasked?.nameAgrees).toBeNull();
  });

  test('a spelling of the number comes before one with other zeros', () => {
    const [short, long] = [entry('A', { number: '123' }), entry('B', { number: '0 0123' })];
    expect(found([short, long], { number: '00123' })).toBe('B PSD_PI number without-spaces');
    expect(found([short], { number: '00123' })).toBe('A PSD_PI number without-leading-zeros');
  });
});

describe('several entries with the number', () => {
  test('F0038 is a withdrawn payment institution and a live e-money institution', () => {
    const pi = entry('NL_DNB!F0038', { type: 'PSD_PI', ...WITHDRAWN });
    const emi = entry('NL_DNB!F0038', { type: 'PSD_EMI' });
    expect(found([pi, emi])).toBe(
      'NL_DNB!F0038 PSD_EMI number verbatim, NL_DNB!F0038 PSD_PI number verbatim',
    );
  });

  test('8709 is a payment institution and its branch', () => {
    const pi = entry('PSD_PI!PT_BP!8709');
    const branch = entry('PSD_PI!PT_BP!8709', {
      type: 'PSD_BR',
      derivedStatus: 'active',
      authorisations: [],
    });
    expect(found([branch, pi])).toBe(
      'PSD_PI!PT_BP!8709 PSD_PI number verbatim, PSD_PI!PT_BP!8709 PSD_BR number verbatim',
    );
  });

  test('active ones first, then by type, then by name', () => {
    const all = [
      entry('G', { type: 'PSD_ENL' }),
      entry('F', WITHDRAWN),
      entry('E', { type: 'PSD_BR', derivedStatus: 'active', authorisations: [] }),
      entry('D', { type: 'PSD_AISP' }),
      entry('C', { type: 'PSD_EMI' }),
      entry('B', { authorisations: ['x'] }),
      entry('A', { ...named('Other'), commercialNames: ['Žemaitijos mokėjimai UAB'] }),
      entry('A2', { names: ['Other', 'More'] }),
    ];
    const expected = [...'A', 'A2', ...'CDEGBF'];
    for (const order of [all, [...all].reverse()]) {
      const match = matchEntry(questionOf(), order, DAY);
      expect(match.found.map(({ entry: { code } }) => code)).toEqual(
        match.ambiguous
          ? expected
          : expected.filter((code) => match.found.some((one) => one.entry.code === code)),
      );
    }
  });

  test('of several institutions the one that the certificate names', () => {
    const others = [entry('A', named('Alpha')), entry('B', named('Beta')), entry('C', named('Gamma'))];
    expect(found(others, { organisation: 'BETA UAB' })).toBe('B PSD_PI number verbatim');
    // Also when that one is withdrawn: the certificate is its.
    const withdrawn = [entry('A', named('Alpha')), entry('B', { ...named('Beta'), ...WITHDRAWN })];
    expect(found(withdrawn, { organisation: 'Beta' })).toBe('B PSD_PI number verbatim');
  });

  test('failing that the only active one', () => {
    const reused = [entry('A', { ...named('Alpha'), ...WITHDRAWN }), entry('B', named('Beta'))];
    expect(found(reused, { organisation: 'Delta' })).toBe('B PSD_PI number verbatim');
    expect(found(reused, { organisation: null })).toBe('B PSD_PI number verbatim');
  });

  test('failing that nobody can tell', () => {
    const two = [entry('B', named('Beta')), entry('A', named('Alpha'))];
    expect(found(two, { organisation: 'Delta' })).toBe(
      'A PSD_PI number verbatim, B PSD_PI number verbatim, ambiguous',
    );
    const unclear = [entry('A', { ...named('Alpha'), authorisations: ['x'] }), entry('B', named('Beta'))];
    expect(found(unclear, { organisation: null })).toContain('ambiguous');
    const both = [
      entry('A', { names: ['Alpha', 'One'] }),
      entry('B', { names: ['Beta', 'Two'], commercialNames: ['Alpha'] }),
    ];
    expect(found(both, { organisation: 'Alpha' })).toContain('ambiguous');
  });
});

describe('other ways to an entry count only with the name', () => {
  const byCode = entry('LT_LT_BL_277289060', { number: 'LB000458' });
  const own = { number: '277289060' };

  test('its code', () => {
    expect(found([byCode], own)).toBe('LT_LT_BL_277289060 PSD_PI entity-code verbatim');
    expect(found([byCode], { ...own, organisation: 'Somebody Else' })).toBe('nothing');
    expect(found([byCode], { ...own, organisation: null })).toBe('nothing');
  });

  test('its parent', () => {
    const branch = entry('BE_NBB!1!ES', {
      ...{ type: 'PSD_BR', number: null, authorisations: [], derivedStatus: 'active' },
      parent: { type: 'PSD_PI', code: 'BE_NBB!0713629988' },
    });
    expect(found([branch], { number: '0713629988' })).toBe('BE_NBB!1!ES PSD_BR parent-code verbatim');
    expect(found([branch], { number: '0713629988', organisation: 'X' })).toBe('nothing');
  });

  test('an own number comes before any of them', () => {
    const other = entry('B', { number: '277289060' });
    expect(found([byCode, other], own)).toBe('B PSD_PI number verbatim');
  });

  test('what they point at under another name is a hint, and so is the name alone', () => {
    const strange = entry('LT_LT_BL_277289060', named('Strange'));
    const namesake = entry('Z', { number: '5' });
    const nobody = entry('Y', { ...named('Nobody'), number: '6' });
    const match = matchEntry(questionOf(own), [strange, namesake, nobody], DAY);
    expect(match.found).toHaveLength(0);
    expect(match.hints).toEqual([strange, namesake]);
  });

  test('a number that is none meets nothing', () => {
    const match = matchEntry(questionOf({ number: '--' }), [entry('A', { number: '--' })], DAY);
    expect(match.found).toHaveLength(0);
    expect(match.hints).toHaveLength(1);
  });
});

describe('an override', () => {
  const override: MatchOverride = {
    id: 'o1',
    authority: 'LT-BL',
    number: 'LB-000458',
    source: 'eba',
    code: 'LT_LT_BL_1',
    type: 'PSD_EMI',
    reason: 'The register has the old number.',
  };
  const meant = entry('LT_LT_BL_1', { type: 'PSD_EMI', number: 'LB000001', ...named('Alpha') });
  const sameCode = entry('LT_LT_BL_1', { type: 'PSD_PI', number: 'LB000001' });

  test('decides before numbers', () => {
    const candidates = [entry('A'), sameCode, meant];
    expect(found(candidates, {}, [override])).toBe('LT_LT_BL_1 PSD_EMI override');
    expect(found(candidates, {}, [{ ...override, type: null }])).toBe(
      'LT_LT_BL_1 PSD_PI override, LT_LT_BL_1 PSD_EMI override',
    );
    expect(matchEntry(questionOf(), candidates, DAY, [override]).override).toBe(override);
  });

  test('is about one number of one authority', () => {
    const candidates = [entry('A', { number: '0458' }), meant];
    expect(found(candidates, { number: '0458' }, [override])).toBe('A PSD_PI number verbatim');
    expect(found(candidates, { number: '0458' }, [{ ...override, number: '458' }])).toBe(
      'A PSD_PI number verbatim',
    );
    expect(found([entry('A')], {}, [{ ...override, authority: 'LV-BL' }])).toBe('A PSD_PI number verbatim');
  });

  test('that points nowhere finds nothing, not even by number', () => {
    const match = matchEntry(questionOf(), [entry('A')], DAY, [override]);
    expect([match.found.length, match.override?.id]).toEqual([0, 'o1']);
    expect(found([{ ...meant, source: 'other' }], {}, [override])).toBe('nothing');
  });
});

test('the answer does not depend on the order of candidates', () => {
  const pool = [
    entry('A'),
    entry('A', { type: 'PSD_EMI' }),
    entry('B', named('Beta')),
    entry('C', { ...named('Gamma'), ...WITHDRAWN }),
    entry('D', { number: 'LB 000458', ...named('Delta') }),
    entry('LT_LT_BL_LB000458', { number: '9' }),
  ];
  const organisation = fc.constantFrom(null, 'Žemaitijos mokėjimai', 'Beta', 'Gamma', 'Nobody');
  fc.assert(
    fc.property(fc.shuffledSubarray(pool), organisation, (candidates, name) => {
      const inOrder = pool.filter((one) => candidates.includes(one));
      expect(found(candidates, { organisation: name })).toBe(found(inOrder, { organisation: name }));
    }),
  );
});
