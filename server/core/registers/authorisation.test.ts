import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryOf } from '../../../test/support/register-entries.js';
import { authorisationOn, dateFault, dayOf, isDay, nextChangeAfter, stateText } from './authorisation.js';
import { ENTITY_TYPES, type EntityType, type RegisterEntry } from './register-entry.js';

const on = (day: string, over: Partial<RegisterEntry>, parent?: RegisterEntry): string =>
  stateText(authorisationOn(entryOf(over), day, parent));
const dates = (...authorisations: readonly string[]) => ({ authorisations });

describe('the state on a day', () => {
  test.each([
    ['2019-04-30', ['2019-05-01'], 'authorisation not before 2019-05-01'],
    ['2019-05-01', ['2019-05-01'], 'authorised since 2019-05-01'],
    ['2021-03-03', ['2019-05-01', '2021-03-04'], 'authorised since 2019-05-01'],
    ['2021-03-04', ['2019-05-01', '2021-03-04'], 'authorisation withdrawn on 2021-03-04'],
    // Re-authorised: the parity of the last date counts, not that there was a withdrawal.
    ['2022-01-01', ['2019-05-01', '2021-03-04', '2021-06-01'], 'authorised since 2021-06-01'],
    [
      '2026-01-01',
      ['2019-05-01', '2021-03-04', '2021-06-01', '2023-01-01'],
      'authorisation withdrawn on 2023-01-01',
    ],
    ['2021-03-04', ['2021-03-04', '2021-03-04'], 'authorisation withdrawn on 2021-03-04'],
  ])('%s with %j', (day, authorisations, expected) => {
    expect(on(day, { authorisations })).toBe(expected);
  });

  test.each([
    [dates(), 'authorisation unknown: The register gives no date of authorisation.'],
    [dates('2021-01-01', '2020-01-01'), 'authorisation unknown: 2020-01-01 stands after 2021-01-01.'],
    [dates('01/05/2019'), 'authorisation unknown: "01/05/2019" is no date of the form YYYY-MM-DD.'],
    [dates('2019-02-29'), 'authorisation unknown: "2019-02-29" is no date of the form YYYY-MM-DD.'],
    [dates('2019-05-01', ''), 'authorisation unknown: "" is no date of the form YYYY-MM-DD.'],
  ])('what cannot be read by parity is unknown: %j', (over, expected) => {
    expect(on('2026-01-01', over)).toBe(expected);
  });

  test.each<readonly [EntityType, string]>([
    ['PSD_PI', 'authorised since 2019-05-01'],
    ['PSD_EMI', 'authorised since 2019-05-01'],
    ['CI', 'authorised since 2019-05-01'],
    ['PSD_AISP', 'registered since 2019-05-01'],
    ['PSD_EPI', 'registered since 2019-05-01'],
    ['PSD_EEMI', 'registered since 2019-05-01'],
    ['PSD_ENL', 'listed without authorisation since 2019-05-01'],
    ['PSD_EXC', 'listed without authorisation since 2019-05-01'],
  ])('%s is %s', (type, expected) => {
    expect(on('2026-01-01', { type })).toBe(expected);
  });

  test('a registration is withdrawn as a registration', () => {
    const over = { type: 'PSD_AISP', ...dates('2019-05-01', '2020-01-01') } as const;
    expect(on('2026-01-01', over)).toBe('registration withdrawn on 2020-01-01');
  });

  test('the day is the one in UTC', () => {
    expect(dayOf(new Date('2026-01-01T23:59:59.999Z'))).toBe('2026-01-01');
  });
});

describe('branches and agents', () => {
  const branch = { type: 'PSD_BR', ...dates() } as const;
  const active = { ...branch, derivedStatus: 'active' } as const;
  test('have the status that the register derives', () => {
    expect(on('2026-01-01', active)).toBe('active under its parent');
    expect(on('2026-01-01', { ...branch, derivedStatus: 'inactive' })).toBe(
      'status under its parent withdrawn',
    );
    expect(on('2026-01-01', branch)).toBe(
      'status under its parent unknown: The register does not say whether it is active.',
    );
  });

  test('are never more than their parent', () => {
    expect(on('2026-01-01', active, entryOf())).toBe('active under its parent');
    expect(on('2026-01-01', active, entryOf(dates('2019-05-01', '2020-02-02')))).toBe(
      'status under its parent withdrawn on 2020-02-02',
    );
    expect(on('2019-01-01', active, entryOf())).toBe('status under its parent not before 2019-05-01');
    expect(on('2026-01-01', active, entryOf(dates()))).toBe(
      'status under its parent unknown: Its parent: The register gives no date of authorisation.',
    );
    expect(on('2026-01-01', { ...branch, derivedStatus: 'inactive' }, entryOf())).toBe(
      'status under its parent withdrawn',
    );
  });

  test('dates of their own count, where there are some', () => {
    expect(on('2026-01-01', { type: 'PSD_AG', ...dates('2020-01-01') })).toBe(
      'active under its parent since 2020-01-01',
    );
  });

  test('a parent that is itself a branch says nothing', () => {
    expect(on('2026-01-01', active, entryOf({ ...branch, derivedStatus: 'inactive' }))).toBe(
      'active under its parent',
    );
  });
});

describe('dates', () => {
  test.each(['2020-02-29', '2000-02-29', '2019-12-31', '2024-04-30'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each([
    '1900-02-29',
    '2019-04-31',
    '2019-00-10',
    '2019-13-01',
    '2019-01-00',
    '2019-1-1',
    '2019-01-01T00:00:00',
    ' 2019-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('the first fault is told', () => {
    expect(dateFault(['2020-01-01', 'x', '2019-01-01'])?.code).toBe('date-malformed');
    expect(dateFault(['2020-01-01', '2019-12-31'])?.code).toBe('dates-out-of-order');
    expect(dateFault([])?.code).toBe('dates-missing');
    expect(dateFault(['2020-01-01', '2020-01-01'])).toBeUndefined();
  });

  test('a date ahead is when the state changes next', () => {
    const announced = entryOf(dates('2019-05-01', '2027-01-01'));
    expect(nextChangeAfter(announced, '2026-12-31')).toBe('2027-01-01');
    expect(nextChangeAfter(announced, '2027-01-01')).toBeNull();
    expect(nextChangeAfter(entryOf(dates('x')), '2026-01-01')).toBeNull();
  });
});

describe('for any history in order', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const history = fc.array(day, { minLength: 1, maxLength: 6 }).map((days) => [...days].sort());

  test('authorised exactly after an odd number of dates', () => {
    fc.assert(
      fc.property(history, day, (authorisations, today) => {
        const passed = authorisations.filter((date) => date <= today).length;
        const { state } = authorisationOn(entryOf({ authorisations }), today);
        expect(state).toBe(passed === 0 ? 'not-yet' : passed % 2 === 1 ? 'active' : 'withdrawn');
      }),
    );
  });

  test('a history with one date out of place is never active nor withdrawn', () => {
    fc.assert(
      fc.property(history, day, fc.constantFrom(...ENTITY_TYPES), (authorisations, today, type) => {
        const shuffled = [...authorisations, '1999-12-31'];
        expect(authorisationOn(entryOf({ type, authorisations: shuffled }), today).state).toBe('unknown');
      }),
    );
  });
});
