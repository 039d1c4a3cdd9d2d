import { describe, expect, test } from '@jest/globals';
import type { Json } from '../audit/canonical-json.js';
import type { ShippedAuthority } from './authority.js';
import { AUTHORITY_DIRECTORY } from './authority-directory.js';
import { applyEdits, decide, type Edits, keepEdit, takeShipped } from './overlay.js';

const LT = AUTHORITY_DIRECTORY.find(({ id }) => id === 'LT-BL') as ShippedAuthority;
const ONA = { at: new Date('2026-11-22T09:00:00Z'), by: 'Ona' };
const JONAS = { at: new Date('2026-11-23T09:00:00Z'), by: 'Jonas' };
const URL = 'https://www.lb.lt/lt/finansu-rinku-dalyviai';
const link = (more: object = {}) => ({
  ...{ kind: 'register', name: 'Finansų rinkų dalyviai', url: URL, source: 'lb.lt', ...more },
});
const edit = (wanted: Record<string, Json>, edits: Edits = {}) =>
  decide(LT, edits, new Map(Object.entries(wanted)), ONA);
const afterUpdate = (facts: object, links = LT.links): ShippedAuthority => ({
  ...{ ...LT, links, facts: { ...LT.facts, ...facts } },
});

describe('an edit', () => {
  test('lies over what is shipped and remembers it', () => {
    const { edits, changes } = edit({ nameEn: 'Central Bank of Lithuania' });
    expect(changes).toEqual([
      { field: 'nameEn', before: 'Bank of Lithuania', after: 'Central Bank of Lithuania' },
    ]);
    const { facts, edits: standing } = applyEdits(LT, edits);
    expect(facts).toEqual({ ...LT.facts, nameEn: 'Central Bank of Lithuania' });
    expect(standing).toEqual([
      {
        field: 'nameEn',
        value: 'Central Bank of Lithuania',
        shipped: 'Bank of Lithuania',
        shippedNow: 'Bank of Lithuania',
        shippedChanged: false,
        at: '2026-11-22T09:00:00.000Z',
        by: 'Ona',
      },
    ]);
  });

  test('that says what is shipped anyway is none', () => {
    expect(edit({ nameEn: 'Bank of Lithuania', aliases: ['LT-BOL', 'LT-LB'] })).toEqual({
      ...{ edits: {}, changes: [] },
    });
  });

  test('ends when the field is given its shipped value again', () => {
    const { edits } = edit({ nameEn: 'X', note: 'A note.' });
    expect(Object.keys(edit({ nameEn: 'Bank of Lithuania' }, edits).edits)).toEqual(['note']);
  });

  test('that changes nothing keeps who made it', () => {
    const { edits } = edit({ nameEn: 'X' });
    const again = decide(LT, edits, new Map([['nameEn', 'X']]), JONAS);
    expect(again).toEqual({ edits, changes: [] });
  });
});

describe('a link', () => {
  test('is changed, taken away and added; the shipped confidence holds for the shipped address only', () => {
    const { edits } = edit({ 'link:register': link(), 'link:n1': link({ kind: 'other' }) });
    expect(applyEdits(LT, edits).links).toEqual([
      { ...link(), key: 'register', origin: 'edited', confidence: null },
      { ...link({ kind: 'other' }), key: 'n1', origin: 'added', confidence: null },
    ]);
    const renamed = edit({ 'link:register': link({ url: LT.links[0]?.url }) }).edits;
    expect(applyEdits(LT, renamed).links[0]).toMatchObject({ origin: 'edited', confidence: 'high' });
    expect(applyEdits(LT, edit({ 'link:register': null }).edits).links).toHaveLength(0);
  });

  test('that was added leaves nothing behind when it is taken away', () => {
    const { edits } = edit({ 'link:n1': link() });
    expect(edit({ 'link:n1': null }, edits)).toMatchObject({ edits: {}, changes: [{ after: null }] });
  });
});

describe('an update of the product', () => {
  const { edits } = edit({ nameEn: 'Central Bank of Lithuania', 'link:register': link() });
  const changed = (shipped: ShippedAuthority) =>
    applyEdits(shipped, edits)
      .edits.filter(({ shippedChanged }) => shippedChanged)
      .map(({ field, shipped: then, shippedNow }) => ({ field, then, shippedNow }));

  test('that touches other fields shows through and asks nothing', () => {
    const update = afterUpdate({ shortName: 'LB' });
    expect(changed(update)).toHaveLength(0);
    expect(applyEdits(update, edits).facts).toMatchObject({
      ...{ nameEn: 'Central Bank of Lithuania', shortName: 'LB' },
    });
  });

  test('never overwrites an edit, but says that the shipped value is another one', () => {
    const update = afterUpdate({ nameEn: 'The Bank of Lithuania' });
    expect(applyEdits(update, edits).facts.nameEn).toBe('Central Bank of Lithuania');
    expect(changed(update)).toEqual([
      { field: 'nameEn', then: 'Bank of Lithuania', shippedNow: 'The Bank of Lithuania' },
    ]);
  });

  test('that agrees with the edit asks nothing', () => {
    expect(changed(afterUpdate({ nameEn: 'Central Bank of Lithuania' }))).toHaveLength(0);
  });

  test('that drops a link which was edited keeps ours and says so', () => {
    const update = afterUpdate({}, []);
    expect(applyEdits(update, edits).links).toHaveLength(1);
    expect(changed(update)).toMatchObject([{ field: 'link:register', shippedNow: null }]);
  });

  test('is answered by keeping the edit or by taking what is shipped', () => {
    const update = afterUpdate({ nameEn: 'The Bank of Lithuania' });
    const kept = keepEdit(update, edits, 'nameEn', JONAS) as Edits;
    expect(applyEdits(update, kept).facts.nameEn).toBe('Central Bank of Lithuania');
    expect(applyEdits(update, kept).edits[0]).toMatchObject({ by: 'Jonas', shippedChanged: false });
    const taken = takeShipped(edits, 'nameEn') as Edits;
    expect(applyEdits(update, taken).facts.nameEn).toBe('The Bank of Lithuania');
    expect(Object.keys(taken)).toEqual(['link:register']);
  });

  test.each(['shortName', 'toString', '__proto__', ''])('there is no edit of %j to answer', (field) => {
    expect(keepEdit(LT, edits, field, ONA)).toBeUndefined();
    expect(takeShipped(edits, field)).toBeUndefined();
  });
});
