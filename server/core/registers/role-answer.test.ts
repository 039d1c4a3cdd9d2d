import { describe, expect, test } from '@jest/globals';
import {
  basisOf,
  ebaRegister,
  entryOf,
  nationalRegister,
  questionOf,
} from '../../../test/support/register-entries.js';
import type { AskedRegister, RegisterBasis } from './register-basis.js';
import type { RegisterQuestion } from './register-question.js';
import { answerRole, consultRegisters, coversAuthority, isBank } from './role-answer.js';

const AT = new Date('2026-08-20T12:00:00Z');
const answers = (basis: RegisterBasis, role: string, question: Partial<RegisterQuestion> = {}) =>
  answerRole(role, consultRegisters(questionOf(question), basis, AT), basis.host);
const told = (
  registers: readonly AskedRegister[],
  role = 'PSP_AI',
  question: Partial<RegisterQuestion> = {},
  host: string | null = null,
): string => {
  const { answer, reason, by, disagree } = answers(basisOf(registers, { host }), role, question);
  return `${answer} ${reason}${by === null ? '' : ` by ${by.source}`}${disagree ? ', disagreeing' : ''}`;
};
const WITHDRAWN = { authorisations: ['2019-05-01', '2026-08-01'] };

describe('which registers are asked', () => {
  test('those that cover the authority; the EBA covers the EEA', () => {
    expect(coversAuthority({ authorities: null }, 'LT-BL')).toBe(true);
    expect(coversAuthority({ authorities: null }, 'GB-FCA')).toBe(false);
    expect(coversAuthority({ authorities: null }, 'GE-NBG')).toBe(false);
    expect(coversAuthority({ authorities: ['GE-NBG'] }, 'GE-NBG')).toBe(true);
    expect(coversAuthority({ authorities: ['GE-NBG'] }, 'LT-BL')).toBe(false);
    expect(told([nationalRegister([entryOf()], { authorities: ['LV-BL'] })])).toBe('unknown not-asked');
    expect(told([])).toBe('unknown not-asked');
  });

  test('an edition of them must be at hand', () => {
    const answer = answers(basisOf([ebaRegister([entryOf()], { edition: null })]), 'PSP_AI');
    expect([answer.answer, answer.reason, answer.by?.ageDays]).toEqual(['unknown', 'not-asked', null]);
    expect(answer.sentence).toBe('EBA central register: no edition of it is at hand for this time.');
  });
});

describe('one register', () => {
  test('says yes or no with its entry, its edition and its age', () => {
    const { by } = answers(basisOf([ebaRegister([entryOf()])]), 'PSP_AI');
    expect(by).toMatchObject({
      answer: 'yes',
      source: 'eba',
      standing: 'union',
      edition: { version: '202608160000' },
      ageDays: 4,
      stale: false,
      entry: { code: 'LT_LT_BL_277289060', type: 'PSD_PI' },
    });
    expect(told([ebaRegister([entryOf()])], 'PSP_IC')).toBe('no service-not-listed by eba');
    expect(told([ebaRegister([entryOf()])], 'PSP_AI', {}, 'FR')).toBe('no no-passport by eba');
  });

  test.each([
    [3, true],
    [4, false],
    [null, false],
  ])('fresh for %p days it is stale after four: %p', (freshForDays, stale) => {
    expect(answers(basisOf([ebaRegister([entryOf()], { freshForDays })]), 'PSP_AI').by?.stale).toBe(stale);
  });

  test('an edition that is dated later than the question has no age below zero', () => {
    const edition = { id: 'e', version: 'v', sha256: '', publishedAt: '2026-09-01T00:00:00.000Z' };
    expect(answers(basisOf([ebaRegister([entryOf()], { edition })]), 'PSP_AI').by?.ageDays).toBe(0);
  });

  test('a holder may act under any of its licences', () => {
    const pi = entryOf({ services: { LT: ['PS_070'] } });
    const emi = entryOf({ type: 'PSD_EMI', services: { LT: ['PS_080'] } });
    expect(told([ebaRegister([pi, emi])], 'PSP_AI')).toBe('yes service-listed by eba');
    expect(told([ebaRegister([pi, emi])], 'PSP_PI')).toBe('yes service-listed by eba');
    expect(told([ebaRegister([{ ...pi, ...WITHDRAWN }, emi])], 'PSP_PI')).toBe(
      'no service-not-listed by eba',
    );
    const unclear = { ...emi, authorisations: [] };
    expect(told([ebaRegister([pi, unclear])], 'PSP_AI')).toBe('unknown status-unknown by eba');
  });

  test('what a withdrawn institution does as an agent or as an excluded provider gives no role', () => {
    const agent = entryOf({ type: 'PSD_AG', authorisations: [], derivedStatus: 'active' });
    const excluded = entryOf({ type: 'PSD_EXC' });
    expect(told([ebaRegister([entryOf(WITHDRAWN), agent, excluded])])).toBe('no withdrawn by eba');
    expect(told([ebaRegister([agent])])).toBe('unknown agent by eba');
    expect(told([ebaRegister([excluded])])).toBe('no not-authorised-type by eba');
  });

  test('two institutions under one number say nothing', () => {
    const two = [entryOf({ code: 'A', names: ['Alpha'] }), entryOf({ code: 'B', names: ['Beta'] })];
    const answer = answers(basisOf([ebaRegister(two)]), 'PSP_AI');
    expect([answer.answer, answer.reason]).toEqual(['unknown', 'ambiguous']);
    expect(answer.sentence).toBe(
      'EBA central register: 2 entries of different institutions have this number.',
    );
  });
});

describe('not found', () => {
  const sentence = (question: Partial<RegisterQuestion>, over: Partial<AskedRegister> = {}): string => {
    const answer = answers(basisOf([ebaRegister([], over)]), 'PSP_AI', question);
    expect(answer.answer).toBe('unknown');
    return `${answer.reason}: ${answer.sentence}`;
  };

  test('says which register was asked and what it does not hold', () => {
    expect(sentence({ authority: 'IE-CBI', number: 'C1' })).toBe(
      'not-found: EBA central register: no entry of IE-CBI has the number C1. It holds no credit institutions.',
    );
    expect(sentence({ authority: 'IE-CBI', number: 'C1' }, { holds: ['CI', 'PSD_PI'] })).toBe(
      'not-found: EBA central register: no entry of IE-CBI has the number C1.',
    );
  });

  test('proves nothing for a bank', () => {
    const expected =
      'bank-not-held: EBA central register: not found, which proves nothing, because it holds no credit institutions.';
    expect(sentence({ roles: ['PSP_AS', 'PSP_AI'] })).toBe(expected);
    expect(sentence({ institution: 'CI' })).toBe(expected);
    expect(sentence({ institution: 'CI' }, { holds: ['CI'] })).toContain('not-found');
    expect([
      isBank('CI', []),
      isBank(null, ['PSP_AS']),
      isBank('EMI', ['PSP_AS']),
      isBank(null, ['PSP_AI']),
    ]).toEqual([true, true, false, false]);
  });

  test.each([
    ['FR-ACPR', '30748', 'other-number', 'the 5-digit CIB; this register lists SIREN numbers'],
    ['HR-HNB', '71221608291', 'other-number', 'the 11-digit OIB; this register lists shorter numbers'],
    ['LT-BL', '277289060', 'other-number', 'a company code; this register lists authorisation numbers'],
    ['IT-BI', '12345', 'other-number', 'the 5-digit ABI code'],
    ['LT-BL', 'LB000459', 'not-found', 'some entries are coded by the 9-digit company code'],
    ['FI-FINFSA', '2858394-9', 'not-found', 'with and without their hyphen'],
    ['MT-MFSA', 'C 102960', 'not-found', 'with and without a blank'],
    ['CY-CBC', '115.1.2.5', 'not-found', 'with and without dots'],
  ])('%s %s: %s, in words', (authority, number, reason, words) => {
    const told = sentence({ authority, number });
    expect(told.startsWith(`${reason}: `)).toBe(true);
    expect(told).toContain(words);
  });

  test.each([
    ['FR-ACPR', '384558123'],
    ['HR-HNB', '1234567'],
    ['DE-BAFIN', '30748'],
  ])('%s %s has no peculiar shape', (authority, number) => {
    expect(sentence({ authority, number })).toBe(
      `not-found: EBA central register: no entry of ${authority} has the number ${number}. It holds no credit institutions.`,
    );
  });

  test('an override that points nowhere is told', () => {
    const override = {
      ...{
        id: 'o',
        authority: 'LT-BL',
        number: 'LB000458',
        source: 'eba',
        code: 'GONE',
        type: null,
        reason: 'x',
      },
    };
    const basis = basisOf([ebaRegister([entryOf()])], { overrides: [override] });
    expect(answers(basis, 'PSP_AI').sentence).toBe(
      'EBA central register: the entry GONE, to which an override points, is not there.',
    );
    // One about another register leaves this one alone.
    const other = basisOf([ebaRegister([entryOf()])], { overrides: [{ ...override, source: 'lb' }] });
    expect(answers(other, 'PSP_AI').answer).toBe('yes');
  });
});

describe('several registers', () => {
  const eba = (over = {}) => ebaRegister([entryOf(over)]);
  const national = (over = {}, more: Partial<AskedRegister> = {}) =>
    nationalRegister([entryOf({ services: {}, ...over })], more);
  const telling = { tellsServices: true, tellsPassports: true };

  test.each<readonly [string, readonly AskedRegister[], string]>([
    [
      'both say yes: the authority counts',
      [eba(), national({ services: { LT: ['PS_080'] } }, telling)],
      'yes service-listed by lb',
    ],
    ['the authority tells no services: the EBA tells them', [eba(), national()], 'yes service-listed by eba'],
    [
      'withdrawn at the authority, active at the EBA',
      [eba(), national(WITHDRAWN)],
      'no withdrawn by lb, disagreeing',
    ],
    [
      'active at the authority, withdrawn at the EBA: nobody tells services',
      [eba(WITHDRAWN), national()],
      'unknown services-not-told by lb, disagreeing',
    ],
    [
      'active with services at the authority, withdrawn at the EBA',
      [eba(WITHDRAWN), national({ services: { LT: ['PS_080'] } }, telling)],
      'yes service-listed by lb, disagreeing',
    ],
    [
      'no service at the authority, listed at the EBA',
      [eba(), national({ services: { LT: ['PS_070'] } }, telling)],
      'no service-not-listed by lb, disagreeing',
    ],
    ['unknown at the authority: the EBA tells', [eba(), nationalRegister([])], 'yes service-listed by eba'],
    ['unknown at the EBA: the authority tells', [ebaRegister([]), national(WITHDRAWN)], 'no withdrawn by lb'],
    ['no edition of the authority', [eba(), national({}, { edition: null })], 'yes service-listed by eba'],
    [
      'dates at the authority that cannot be read',
      [eba(), national({ authorisations: ['x'] })],
      'yes service-listed by eba',
    ],
    [
      'found nowhere: the authority speaks',
      [ebaRegister([]), nationalRegister([])],
      'unknown not-found by lb',
    ],
    [
      'found nowhere, no edition of the authority: the EBA speaks',
      [ebaRegister([]), nationalRegister([], { edition: null })],
      'unknown not-found by eba',
    ],
  ])('%s', (_, registers, expected) => {
    expect(told(registers)).toBe(expected);
    expect(told([...registers].reverse())).toBe(expected);
  });

  test('excluded there and authorised here is a disagreement as well', () => {
    expect(told([eba(), national({ type: 'PSD_EXC' })])).toBe('no not-authorised-type by lb, disagreeing');
  });

  test('in order: the authority, people, a checking service, the EBA', () => {
    const all = (['union', 'external', 'manual', 'national'] as const).map((standing) =>
      ebaRegister([entryOf()], { standing, source: 'eba', name: standing }),
    );
    expect(answers(basisOf(all), 'PSP_AI').sources.map(({ standing }) => standing)).toEqual([
      'national',
      'manual',
      'external',
      'union',
    ]);
  });
});
