import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnMappingSchema } from '../../server/core/registers/sources/column-mapping.js';
import { applyMapping } from '../../server/core/registers/sources/mapping/apply-mapping.js';
import { proposeMapping } from '../../server/core/registers/sources/mapping/propose-mapping.js';
import type { Table } from '../../server/core/registers/sources/table.js';

/** fast-check prints the seed of a failure; `QWARDEN_FUZZ_RUNS=20000` makes the full hunt. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 500);

const header = fc.constantFrom(
  ...['Number', 'Name', 'Type', 'Status', 'Services', 'Authorised', 'Withdrawn', 'Countries', 'Town'],
  ...['Registration number', 'Nom', 'Naam', '__proto__', 'constructor', '', ' ', 'Name'],
);
const cell = fc.oneof(
  fc.constantFrom(
    ...['R123', '148509', 'Alpha B.V.', 'Payment institution', 'Active', 'Withdrawn', 'Payment initiation'],
    ...['15/01/2020', '01/15/2020', '2020-02-30', 'LT, DE', '__proto__', 'toString', '', '=1+1', '\u0000'],
  ),
  fc.string({ maxLength: 15 }),
  fc.string({ maxLength: 15, unit: 'grapheme' }),
);
const rowsOf = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 10 });
const table = fc
  .tuple(fc.array(rowsOf(cell), { maxLength: 2 }), rowsOf(header), fc.array(rowsOf(cell), { maxLength: 20 }))
  .map(([title, head, rows]): Table => ({
    rows: [...title, head, ...rows].map((cells, i) => ({ line: i + 1, cells })),
    remarks: [],
  }));

describe('any table', () => {
  test('gives a proposal that an administrator could save, or none', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const proposal = proposeMapping(rows, null, 'NL-DNB');
        if (proposal !== undefined)
          expect(columnMappingSchema.safeParse(proposal.mapping).success).toBe(true);
      }),
      { numRuns },
    );
  });

  test('read by its own proposal, or that of another, gives entries of the authority or a reason', () => {
    fc.assert(
      fc.property(table, table, (rows, other) => {
        for (const mapping of [rows, other].flatMap(
          (one) => proposeMapping(one, null, 'NL-DNB')?.mapping ?? [],
        )) {
          const reading = applyMapping(rows, mapping, 'nl-list', 'NL-DNB');
          if (!reading.ok) {
            expect(reading.problem.message).not.toBe('');
            continue;
          }
          const lines = new Set(rows.rows.map(({ line }) => line));
          for (const { line, entry } of reading.entries) {
            expect(lines.has(line)).toBe(true);
            expect(entry).toMatchObject({ source: 'nl-list', authority: 'NL-DNB' });
            expect(Object.keys(entry.services).every((country) => /^[A-Z]{2}$/.test(country))).toBe(true);
          }
          // What is left out is told; nobody vanishes twice.
          const left = new Set(reading.remarks.filter(({ leftOut }) => leftOut).map(({ line }) => line));
          for (const { line } of reading.entries) expect(left.has(line)).toBe(false);
        }
      }),
      { numRuns },
    );
  });
});
