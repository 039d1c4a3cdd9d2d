import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authorisationOn, stateText } from '../../server/core/registers/authorisation.js';
import { compareEntries } from '../../server/core/registers/compare-editions.js';
import { readEbaDisclaimer } from '../../server/core/registers/eba-disclaimer.js';
import { EBA_LIMITS } from '../../server/core/registers/eba-properties.js';
import { readEbaEntity } from '../../server/core/registers/eba-entity.js';
import { numberKey } from '../../server/core/registers/number-ladder.js';
import { registerAnswer } from '../../server/core/registers/register-answer.js';
import { registerBasisSchema } from '../../server/core/registers/register-basis-schema.js';
import type { RegisterEntry } from '../../server/core/registers/register-entry.js';
import { basisOf, ebaRegister, questionOf } from '../support/register-entries.js';

/** fast-check prints the seed of a failure; `QWARDEN_FUZZ_RUNS=20000` makes the full hunt. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 2000);
const AT = new Date('2026-08-20T12:00:00Z');
const DAY = '2026-08-20';

const key = fc.oneof(
  fc.constantFrom(
    ...['ENT_NAT_REF_COD', 'ENT_NAM', 'ENT_NAM_COM', 'ENT_ADD', 'ENT_COU_RES', 'ENT_AUT', 'DER_CHI_ENT_AUT'],
    ...['ENT_TYP_PAR_ENT', 'ENT_COD_PAR_ENT', 'ENT_EXC', 'ENT_DES_ACT_EXC_SCP', 'ENT_COD_TYP', '__proto__'],
    ...['constructor', 'toString', 'LT', 'DE', 'lt', ''],
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc.oneof(
  fc.constantFrom(
    '2019-05-01',
    '2020-01-01',
    '2018-02-30',
    'Active',
    'Inactive',
    'PS_070',
    'PS_080',
    'LB000458',
    ' ',
  ),
  fc.string({ maxLength: 20 }),
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: fc.array(text, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const objects = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.dictionary(key, value, { maxKeys: 2 }), { maxLength: 8 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const head = <T extends string>(...known: readonly T[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.jsonValue() });
const entity = fc.record(
  {
    CA_OwnerID: head('LT_BL', 'LV_LV', 'FI_FIN-FSA', 'XX'),
    EntityCode: head('LT_LT_BL_277289060', 'PSD_PI!PT_BP!8709', 'BE_NBB!0713629988!ES'),
    EntityType: head('PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_BR', 'PSD_AG', 'PSD_EXC'),
    Properties: objects,
    Services: objects,
    __EBA_EntityVersion: head('20260816000000000'),
  },
  { requiredKeys: [] },
);

describe('whatever stands in the register', () => {
  test('an entity is read or refused, and an entry that was read stands every use', () => {
    const seen = { read: 0, refused: 0 };
    let before: RegisterEntry | null = null;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: entity }, { weight: 1, arbitrary: fc.jsonValue() }),
        (anything) => {
          // As it comes from a file: keys like __proto__ are own properties.
          const parsed = JSON.parse(JSON.stringify(anything)) as unknown;
          const answer = readEbaEntity(parsed);
          expect(readEbaEntity(JSON.parse(JSON.stringify(parsed)))).toEqual(answer);
          if (!answer.ok) {
            seen.refused++;
            expect(answer.problem.message).not.toBe('');
            return;
          }
          seen.read++;
          const { entry } = answer;
          expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
          expect(typeof stateText(authorisationOn(entry, DAY))).toBe('string');
          if (entry.number !== null) numberKey(entry.number);
          for (const change of compareEntries(before, entry, { before: DAY, after: DAY }))
            expect(change.sentence.endsWith('.')).toBe(true);
          expect(compareEntries(entry, entry, { before: DAY, after: DAY })).toHaveLength(0);
          before = entry;
          const question = questionOf({ number: entry.number ?? '1', authority: entry.authority ?? 'LT-BL' });
          const said = registerAnswer({ ok: true, question }, basisOf([ebaRegister([entry])]), AT);
          if (said.status === 'ok') expect(authorisationOn(entry, DAY).state).toBe('active');
          if (Object.hasOwn(entry.other, '__proto__')) return;
          expect(registerBasisSchema.parse(JSON.parse(JSON.stringify(said.basis)))).toEqual(said.basis);
        },
      ),
      { numRuns },
    );
    expect(seen.read).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });

  test('values that JSON does not have are refused or kept as text as well', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (anything) => {
          expect(typeof readEbaEntity(anything).ok).toBe('boolean');
          const nested = {
            ...{ CA_OwnerID: 'LT_BL', EntityCode: 'x', EntityType: 'PSD_PI' },
            ...{ Properties: [{ ENT_NAM: anything }], Services: anything },
          };
          expect(typeof readEbaEntity(nested).ok).toBe('boolean');
        },
      ),
      { numRuns },
    );
  });

  test('a disclaimer is a text or none', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const read = readEbaDisclaimer({ __EBA_Disclaimer: anything });
        expect(read === null || (read !== '' && read.length <= EBA_LIMITS.textLength)).toBe(true);
      }),
      { numRuns },
    );
  });

  test('a number of any characters has a key without blanks and marks, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (number) => {
        const stored = numberKey(number);
        expect(stored === null || /^[\p{L}\p{N}]+$/u.test(stored)).toBe(true);
      }),
      { numRuns },
    );
  });
});
