import { describe, expect, test } from '@jest/globals';
import { proposeColumns } from './consent-columns.js';
import { readConsentRow } from './read-consent-row.js';

const HEADER = ['Consent ID', 'TPP', 'Status', 'Valid until', 'Created', 'PSU'];
const propose = (rows: string[][]) => proposeColumns(HEADER, rows).mapping;
const read = (cells: string[], changes: object = {}) =>
  readConsentRow(cells, {
    mapping: { ...propose([cells]), edition: 'berlin-1.3', ...changes },
    organisationOf: (text) => (text === 'PSDLT-BL-LB000458' ? 'one' : undefined),
    at: new Date('2026-11-01T00:00:00Z'),
  });
const row = (given: {
  status?: string;
  until?: string;
  created?: string;
  psu?: string;
  who?: string;
  id?: string;
}) => [
  ...[given.id ?? 'c-1', given.who ?? 'PSDLT-BL-LB000458', given.status ?? 'valid'],
  ...[given.until ?? '2026-12-15', given.created ?? '2026-10-01', given.psu ?? 'psu-1'],
];
const problem = (given: Parameters<typeof row>[0], changes?: object) => {
  const answer = read(row(given), changes);
  return answer.ok ? undefined : answer.problem.code;
};
const until = (text: string, changes?: object) => {
  const answer = read(row({ until: text }), changes);
  return answer.ok ? answer.row.validUntil : answer.problem.code;
};

describe('columns', () => {
  test('are told by their headers, in either language and any case', () => {
    const { mapping, unsure } = proposeColumns(['SUTIKIMO ID', 'Organizacija', 'Būsena', 'Galioja iki'], []);
    expect(mapping.columns).toEqual({ consentId: 0, organisation: 1, status: 2, validUntil: 3 });
    expect(unsure).toEqual([]);
  });
  test('are told by what stands in them where a header says nothing', () => {
    const { mapping, unsure } = proposeColumns(
      ['Consent ID', 'A', 'B'],
      [['x', 'VALID', 'PSDLT-BL-LB000458']],
    );
    expect(mapping.columns).toEqual({ consentId: 0, status: 1, organisation: 2 });
    expect(unsure).toEqual(['status', 'organisation']);
  });
  test('say whether the month comes first', () => {
    expect(propose([row({ until: '12/31/2026' })]).dayOrder).toBe('mdy');
    expect(propose([row({ until: '31/12/2026' })]).dayOrder).toBe('dmy');
  });
});

describe('days', () => {
  test.each([
    ['2026-12-15', '2026-12-15'],
    ['15.12.2026', '2026-12-15'],
    ['20261215', '2026-12-15'],
    ['31.02.2026', 'day-bad'],
    ['29.02.2027', 'day-bad'],
    ['29.02.2028', '2028-02-29'],
    ['0000-01-01', 'day-bad'],
    ['1970-01-01', 'day-bad'],
    ['soon', 'day-bad'],
    ['9999-12-31', '9999-12-31'],
    ['', null],
    // The day that it is where the bank is.
    ['2026-12-15T23:30:00Z', '2026-12-16'],
    ['2026-12-15T23:30:00+02:00', '2026-12-15'],
    ['2026-12-15T23:30:00-11:00', '2026-12-16'],
    ['2026-12-15 23:30', '2026-12-15'],
    ['2026-12-15T25:00:00Z', 'instant-bad'],
    ['2026-12-15T10:00:00+19:00', 'instant-bad'],
  ])('%s is %s', (text, day) => expect(until(text)).toBe(day));
  test('a number of Excel is refused until somebody says that it is one', () => {
    expect(until('46371', { excelDays: false })).toBe('day-excel');
    expect(until('46371', { excelDays: true })).toBe('2026-12-15');
  });
});

describe('rows', () => {
  test('a good one', () => {
    expect(read(row({}))).toMatchObject({
      ok: true,
      row: { consentId: 'c-1', organisationId: 'one', status: 'valid', recurring: true, frequencyPerDay: 4 },
    });
  });
  test.each([
    [{ id: '' }, 'consent-id-missing'],
    [{ id: 'a b' }, 'consent-id-bad'],
    [{ who: 'PSDLT-BL-X' }, 'organisation-unknown'],
    [{ who: '' }, 'organisation-missing'],
    [{ status: 'fine' }, 'status-unknown'],
    [{ psu: 'Jonas Jonaitis' }, 'psu-personal'],
    [{ psu: 'p\u{fffd}' }, 'bad-encoding'],
    [{ until: '', created: '' }, 'date-missing'],
    [{ id: 'x'.repeat(3000) }, 'cell-too-long'],
  ] as const)('%j: %s', (given, code) => expect(problem(given)).toBe(code));
  test('a word of a status may be given a meaning, or leave its rows out', () => {
    expect(problem({ status: 'fine' }, { statuses: { fine: 'valid' } })).toBeUndefined();
    expect(problem({ status: 'fine' }, { statuses: { fine: null } })).toBe('status-left-out');
  });
  test('what stands for a customer is not repeated', () => {
    const answer = read(row({ psu: 'jonas@example.lt' }));
    expect(JSON.stringify(answer)).not.toContain('jonas');
  });
});
