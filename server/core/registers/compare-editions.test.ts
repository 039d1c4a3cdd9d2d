import { describe, expect, test } from '@jest/globals';
import { entryOf } from '../../../test/support/register-entries.js';
import { compareEntries, ENTRY_CHANGE_KINDS } from './compare-editions.js';
import type { RegisterEntry } from './register-entry.js';

const DAYS = { before: '2026-08-15', after: '2026-08-16' };
const NAME = 'Žemaitijos mokėjimai, UAB';
const told = (
  before: Partial<RegisterEntry> | null,
  after: Partial<RegisterEntry> | null,
  days = DAYS,
): readonly string[] =>
  compareEntries(before && entryOf(before), after && entryOf(after), days).map(
    ({ kind, country, services, sentence }) =>
      [kind, country, services.join('+'), sentence]
        .filter((part) => part !== null && part !== '')
        .join(' | '),
  );
const dates = (...authorisations: readonly string[]) => ({ authorisations });

describe('from one edition to the next', () => {
  test('nothing changes', () => {
    expect(told({}, {})).toHaveLength(0);
    expect(told(null, null)).toHaveLength(0);
  });

  test('the stamp of the source alone is no change, nor is the order of keys', () => {
    const before = { version: '1', other: { A: ['1'], B: ['2'] } };
    expect(told(before, { version: '2', other: { B: ['2'], A: ['1'] } })).toHaveLength(0);
    expect(
      told({ services: { LT: ['PS_070', 'PS_080'] } }, { services: { LT: ['PS_080', 'PS_070'] } }),
    ).toHaveLength(0);
  });

  test.each<
    readonly [string, Partial<RegisterEntry> | null, Partial<RegisterEntry> | null, readonly string[]]
  >([
    ['added', null, {}, [`added | ${NAME} stands in the register for the first time.`]],
    [
      'added as withdrawn',
      null,
      dates('2019-05-01', '2020-01-01'),
      [`added | ${NAME} stands in the register for the first time, already withdrawn.`],
    ],
    ['removed', {}, null, [`removed | ${NAME} no longer stands in the register.`]],
    [
      'withdrawn',
      {},
      dates('2019-05-01', '2026-08-10'),
      [`withdrawn | ${NAME} was withdrawn on 2026-08-10.`],
    ],
    [
      'authorised again',
      dates('2019-05-01', '2020-01-01'),
      dates('2019-05-01', '2020-01-01', '2026-08-01'),
      [`re-authorised | ${NAME} was authorised again on 2026-08-01.`],
    ],
    [
      'a service less at home',
      {},
      { services: { LT: ['PS_080'], DE: ['PS_080'] } },
      [`service-lost | LT | PS_070 | ${NAME} lost in LT: payment initiation (PS_070).`],
    ],
    [
      'a service more abroad, another less',
      {},
      { services: { LT: ['PS_070', 'PS_080'], DE: ['PS_070'] } },
      [
        `service-lost | DE | PS_080 | ${NAME} lost in DE: account information (PS_080).`,
        `service-gained | DE | PS_070 | ${NAME} gained in DE: payment initiation (PS_070).`,
      ],
    ],
    [
      'a passport ended, another gained',
      {},
      { services: { LT: ['PS_070', 'PS_080'], FR: ['PS_070', 'PS_080'] } },
      [
        `passport-ended | DE | PS_080 | ${NAME} may no longer act in DE: account information (PS_080).`,
        `passport-gained | FR | PS_070+PS_080 | ${NAME} may now act in FR: payment initiation (PS_070), account information (PS_080).`,
      ],
    ],
    [
      'a passport without services',
      {},
      { services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'], EE: [] } },
      [`passport-gained | EE | ${NAME} may now act in EE.`],
    ],
    [
      'all services at home gone',
      {},
      { services: { DE: ['PS_080'] } },
      [
        `service-lost | LT | PS_070+PS_080 | ${NAME} lost in LT: payment initiation (PS_070), account information (PS_080).`,
      ],
    ],
    ['renamed', {}, { names: ['New, UAB'] }, [`renamed | ${NAME} is now called New, UAB.`]],
    [
      'renumbered',
      {},
      { number: 'LB000459' },
      [`renumbered | ${NAME} now has the number LB000459 (was LB000458).`],
    ],
    [
      'without number',
      {},
      { number: null },
      [`renumbered | ${NAME} now has the number none (was LB000458).`],
    ],
    [
      'dates that can no longer be read',
      {},
      dates('2019-05-01', '2018-01-01'),
      [`other | Whether ${NAME} is authorised can no longer be told: 2018-01-01 stands after 2019-05-01.`],
    ],
    [
      'dates that can be read again',
      dates('x'),
      {},
      [`authorised | ${NAME} is now authorised or registered on 2019-05-01.`],
    ],
    [
      'another date of authorisation',
      {},
      dates('2019-06-01'),
      [`other | ${NAME}: the date of its authorisation is now 2019-06-01 (was 2019-05-01).`],
    ],
    [
      'another date of withdrawal',
      dates('2019-05-01', '2020-01-01'),
      dates('2019-05-01', '2020-01-02'),
      [`other | ${NAME}: the date of its withdrawal is now 2020-01-02 (was 2020-01-01).`],
    ],
    [
      'a withdrawal announced',
      {},
      dates('2019-05-01', '2027-01-01'),
      [`other | ${NAME}: its dates of authorisation and withdrawal are now 2019-05-01, 2027-01-01.`],
    ],
    [
      'authorised only later',
      {},
      dates('2027-01-01'),
      [`other | ${NAME} is authorised only from 2027-01-01 on.`],
    ],
    [
      'no dates any more',
      dates('x'),
      dates(),
      [`other | ${NAME}: its dates of authorisation and withdrawal are now none.`],
    ],
    [
      'everything else',
      {},
      {
        names: [NAME, 'More'],
        commercialNames: ['Pay'],
        address: { lines: ['x'], town: null, postCode: null, country: 'LT' },
        parent: { type: 'PSD_PI', code: 'x' },
        exclusion: { code: 'x', description: null },
        owner: 'LT_LB',
        other: { X: ['1'] },
      },
      [
        `other | ${NAME}: changed further names, commercial names, address, parent, exclusion, authority, further properties.`,
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('an announced day comes without any new date', () => {
    const announced = dates('2019-05-01', '2026-08-16');
    expect(told(announced, announced)).toEqual([`withdrawn | ${NAME} was withdrawn on 2026-08-16.`]);
  });

  test('a branch becomes inactive and active again', () => {
    const branch = { type: 'PSD_BR', ...dates(), derivedStatus: 'active' } as const;
    expect(told(branch, { ...branch, derivedStatus: 'inactive' })).toEqual([
      `withdrawn | ${NAME} was withdrawn.`,
    ]);
    expect(told({ ...branch, derivedStatus: 'inactive' }, branch)).toEqual([
      `re-authorised | ${NAME} was authorised again.`,
    ]);
  });

  test('an entry without a name is called by its code', () => {
    expect(told({ names: [] }, null)).toEqual([
      'removed | LT_LT_BL_277289060 no longer stands in the register.',
    ]);
  });

  test('several changes at once are told one by one', () => {
    const kinds = compareEntries(
      entryOf(),
      entryOf({
        ...dates('2019-05-01', '2026-08-10'),
        names: ['New'],
        number: '1',
        services: { LT: ['PS_070'] },
      }),
      DAYS,
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['withdrawn', 'passport-ended', 'service-lost', 'renamed', 'renumbered']);
    expect(kinds.every((kind) => ENTRY_CHANGE_KINDS.includes(kind))).toBe(true);
  });

  test('before and after are given as values as well', () => {
    const [change] = compareEntries(entryOf(), entryOf({ number: null }), DAYS);
    expect([change?.before, change?.after]).toEqual(['LB000458', null]);
    const [withdrawn] = compareEntries(entryOf(), entryOf(dates('2019-05-01', '2020-01-01')), DAYS);
    expect([withdrawn?.before, withdrawn?.after]).toEqual(['active', 'withdrawn']);
  });
});
