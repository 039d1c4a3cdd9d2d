import { describe, expect, test } from '@jest/globals';
import type { ColumnMapping } from '../column-mapping.js';
import type { Table } from '../table.js';
import { applyMapping } from './apply-mapping.js';
import { proposeMapping } from './propose-mapping.js';

const table = (...rows: readonly (readonly string[])[]): Table => ({
  rows: rows.map((cells, i) => ({ line: i + 1, cells })),
  remarks: [],
});
const HEADER = ['Registration number', 'Name', 'Type', 'Status', 'Services', 'Authorised', 'Withdrawn'];
const ROWS = [
  ['R123', 'Alpha B.V.', 'Payment institution', 'Active', 'Payment initiation', '15/01/2020', ''],
  [
    'R124',
    'Beta N.V.',
    'Electronic money institution',
    'Withdrawn',
    'Account information',
    '31/01/2020',
    '01/02/2024',
  ],
] as const;
const mapped = (rows: Table): ColumnMapping => {
  const proposal = proposeMapping(rows, null, 'NL-DNB');
  if (proposal === undefined) throw new Error('No row looks like a header.');
  return proposal.mapping;
};
const read = (rows: Table, mapping: ColumnMapping) => applyMapping(rows, mapping, 'nl-list', 'NL-DNB');
const MAPPING = mapped(table(HEADER, ...ROWS));

describe('the mapping assistant', () => {
  test('proposes what plain headers and values mean', () => {
    expect(MAPPING).toMatchObject({
      columns: { number: 0, name: 1, type: 2, status: 3, services: 4, authorisedOn: 5, withdrawnOn: 6 },
      dayOrder: 'dmy',
      types: { 'Payment institution': 'PSD_PI', 'Electronic money institution': 'PSD_EMI' },
      statuses: { Active: 'active', Withdrawn: 'withdrawn' },
      services: { 'Payment initiation': ['PS_070'], 'Account information': ['PS_080'] },
    });
  });

  test('tells the order of day and month from days beyond the twelfth', () => {
    const american = ROWS.map((row) => row.map((cell) => cell.replace(/^(\d\d)\/(\d\d)\//, '$2/$1/')));
    expect(mapped(table(HEADER, ...american)).dayOrder).toBe('mdy');
  });

  test('finds the header below a title', () => {
    const proposal = proposeMapping(
      table(['Register of payment institutions'], HEADER, ...ROWS),
      null,
      'NL-DNB',
    );
    expect(proposal?.header.line).toBe(2);
  });

  test('proposes nothing where no row looks like a header', () => {
    expect(proposeMapping(table(['1', '2'], ['3', '4']), null, 'NL-DNB')).toBeUndefined();
    expect(proposeMapping(table(), null, 'NL-DNB')).toBeUndefined();
  });
});

describe('a mapped table', () => {
  test('gives entries with services at home, dates and number as written', () => {
    const reading = read(table(HEADER, ...ROWS), MAPPING);
    expect(reading).toMatchObject({
      ok: true,
      entries: [
        {
          line: 2,
          entry: {
            ...{
              source: 'nl-list',
              type: 'PSD_PI',
              authority: 'NL-DNB',
              number: 'R123',
              names: ['Alpha B.V.'],
            },
            ...{ authorisations: ['2020-01-15'], services: { NL: ['PS_070'] } },
          },
        },
        { entry: { type: 'PSD_EMI', authorisations: ['2020-01-31', '2024-02-01'] } },
      ],
    });
  });

  test('whose columns were shifted is refused with the place of both', () => {
    const shifted = [HEADER, ...ROWS].map((row) => ['', ...row]);
    expect(read(table(...shifted), MAPPING)).toMatchObject({
      ok: false,
      problem: { code: 'shifted-columns', line: 1, column: 1, message: expect.stringContaining('column 2') },
    });
  });

  test('with a column renamed is refused by name', () => {
    const renamed = HEADER.map((header) => (header === 'Status' ? 'Colour' : header));
    expect(read(table(renamed, ...ROWS), MAPPING)).toMatchObject({
      ok: false,
      problem: { code: 'missing-columns', column: 4, message: expect.stringContaining('"Status"') },
    });
  });

  test('with texts among the dates is refused, though its headers are the same', () => {
    const swapped = Array.from({ length: 30 }, (_, i) => [
      ...[`R${i}`, 'Alpha B.V.', 'Payment institution', 'Active', 'Payment initiation', 'Amsterdam', ''],
    ]);
    expect(read(table(HEADER, ...swapped), MAPPING)).toMatchObject({
      ok: false,
      problem: { code: 'shifted-columns' },
    });
  });

  test.each([
    ['a type without a meaning', { 2: 'Pawnshop' }, 'unknown-type', true],
    ['a status without a meaning', { 3: 'Dormant' }, 'unknown-status', true],
    ['more cells than headers', { 7: 'more' }, 'ragged-row', true],
    ['a service without a meaning', { 4: 'Juggling' }, 'unknown-service', false],
    ['a date that is none', { 6: 'soon' }, 'malformed-date', false],
    ['dates out of order', { 6: '01/01/2019' }, 'dates-out-of-order', false],
  ])('tells of %s', (_, cells: Readonly<Record<number, string>>, code, leftOut) => {
    const row = Array.from({ length: 8 }, (_cell, i) => cells[i] ?? ROWS[0][i] ?? '');
    const reading = read(table(HEADER, ...ROWS.map(([, ...rest], i) => [`R9${i}`, ...rest]), row), MAPPING);
    expect(reading.remarks.map((one) => [one.code, one.line, one.leftOut])).toContainEqual([
      code,
      4,
      leftOut,
    ]);
    if (reading.ok) expect(reading.entries.some(({ line }) => line === 4)).toBe(!leftOut);
  });

  test('that says "withdrawn" without a day that can be read gives no dates to rest on', () => {
    const row = [...ROWS[1].slice(0, 6), 'soon'];
    const reading = read(table(HEADER, ['R125', ...ROWS[1].slice(1)], row), MAPPING);
    expect(reading.ok && reading.entries[1]?.entry).toMatchObject({
      authorisations: [],
      derivedStatus: 'inactive',
    });
  });

  test('leaves out silently what is none of payment service providers', () => {
    const mapping = { ...MAPPING, types: { ...MAPPING.types, 'Electronic money institution': null } };
    const reading = read(table(HEADER, ...ROWS), mapping);
    expect(reading).toMatchObject({ ok: true, remarks: [] });
    expect(reading.ok && reading.entries.map(({ line }) => line)).toEqual([2]);
  });
});
