import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  basisOf,
  ebaRegister,
  entryOf,
  nationalRegister,
  questionOf,
} from '../../../test/support/register-entries.js';
import type { RegisterAnswer } from '../verdict/evidence.js';
import { REGISTER_REASON_CODES, registerAnswer } from './register-answer.js';
import type { AskedRegister, RegisterBasis } from './register-basis.js';
import { questionOfIdentifier, type RegisterQuestion } from './register-question.js';

const AT = new Date('2026-08-20T12:00:00Z');
const answer = (basis: RegisterBasis, question: Partial<RegisterQuestion> = {}): RegisterAnswer =>
  registerAnswer({ ok: true, question: questionOf(question) }, basis, AT);
/** `status [roles] code …`, codes without their group. */
function told(
  registers: readonly AskedRegister[],
  question: Partial<RegisterQuestion> = {},
  over: Partial<RegisterBasis> = {},
): string {
  const { status, roles, reasons } = answer(basisOf(registers, over), question);
  const codes = reasons.map(({ code }) => code.replace('val.register-', ''));
  return [status, roles === null ? 'all' : `[${roles.join(' ')}]`, ...codes].join(' ');
}
const WITHDRAWN = { authorisations: ['2019-05-01', '2026-08-01'] };
const eba = (over = {}) => [ebaRegister([entryOf(over)])];

describe('what a verdict is told', () => {
  test.each<readonly [string, readonly AskedRegister[], Partial<RegisterQuestion>, string]>([
    ['every role licensed', eba(), {}, 'ok [PSP_PI PSP_AI] found'],
    ['no role in the certificate', eba(), { roles: [] }, 'ok [] found'],
    [
      'a role without its service',
      eba(),
      { roles: ['PSP_AI', 'PSP_IC'] },
      'roles-missing [PSP_AI] role-missing found',
    ],
    ['withdrawn', eba(WITHDRAWN), {}, 'withdrawn [] withdrawn'],
    ['excluded from PSD2', eba({ type: 'PSD_EXC' }), {}, 'roles-missing [] role-missing role-missing found'],
    ['excluded, no role', eba({ type: 'PSD_EXC' }), { roles: [] }, 'roles-missing [] found'],
    [
      'authorised from next year on',
      eba({ authorisations: ['2027-01-01'] }),
      { roles: ['PSP_AI'] },
      'roles-missing [] role-missing found',
    ],
    [
      'not yet authorised, no role',
      eba({ authorisations: ['2027-01-01'] }),
      { roles: [] },
      'unknown [] status-unknown',
    ],
    [
      'dates out of order',
      eba({ authorisations: ['2020-01-01', '2019-01-01'] }),
      { roles: ['PSP_AI'] },
      'unknown [] status-unknown found',
    ],
    ['dates out of order, no role', eba({ authorisations: [] }), { roles: [] }, 'unknown [] status-unknown'],
    [
      'account servicing cannot be told',
      eba(),
      { roles: ['PSP_AS', 'PSP_AI'] },
      'unknown [PSP_AI] role-unknown found',
    ],
    ['a role that no licence gives', eba(), { roles: ['PSP_AI', 'VOP_RS'] }, 'ok [PSP_AI VOP_RS] found'],
    ['not found', [ebaRegister([])], {}, 'not-found [] not-found'],
    [
      'a bank, not found',
      [ebaRegister([])],
      { roles: ['PSP_AS', 'PSP_AI'] },
      'not-found [PSP_AS PSP_AI] not-found',
    ],
    [
      'a bank, not found where banks are',
      [ebaRegister([]), nationalRegister([])],
      { institution: 'CI' },
      'not-found [] not-found not-found',
    ],
    [
      'two institutions with the number',
      [ebaRegister([entryOf({ code: 'A', names: ['A1'] }), entryOf({ code: 'B', names: ['B1'] })])],
      {},
      'unknown [] ambiguous',
    ],
    [
      'not found here, two there',
      [
        ebaRegister([entryOf({ code: 'A', names: ['A1'] }), entryOf({ code: 'B', names: ['B1'] })]),
        nationalRegister([]),
      ],
      {},
      'unknown [] not-found ambiguous',
    ],
    ['no edition', [ebaRegister([], { edition: null })], {}, 'unknown all no-edition'],
    [
      'no edition there, not found here',
      [ebaRegister([]), nationalRegister([], { edition: null })],
      {},
      'not-found [] no-edition not-found',
    ],
    ['no register for the authority', eba(), { authority: 'GE-NBG' }, 'unknown all not-covered'],
    ['no register at all', [], {}, 'unknown all not-covered'],
    [
      'a stale edition',
      [ebaRegister([entryOf()], { freshForDays: 3 })],
      {},
      'ok [PSP_PI PSP_AI] found stale',
    ],
    ['another name', eba({ names: ['Renamed'] }), {}, 'ok [PSP_PI PSP_AI] found name-differs'],
    [
      'registers that disagree',
      [...eba(), nationalRegister([entryOf(WITHDRAWN)])],
      {},
      'withdrawn [] withdrawn withdrawn disagree',
    ],
  ])('%s', (_, registers, question, expected) => {
    expect(told(registers, question)).toBe(expected);
  });

  test('in the host country', () => {
    expect(told(eba(), { roles: ['PSP_AI'] }, { host: 'DE' })).toBe('ok [PSP_AI] found');
    expect(told(eba(), {}, { host: 'DE' })).toBe('roles-missing [PSP_AI] role-missing found');
  });

  test('through an override', () => {
    const overrides = [
      {
        id: 'o',
        authority: 'LT-BL',
        number: '7',
        source: 'eba',
        code: 'LT_LT_BL_277289060',
        type: null,
        reason: 'Old number.',
      },
    ];
    expect(told(eba(), { number: '7' }, { overrides })).toBe('ok [PSP_PI PSP_AI] found overridden');
  });

  test('a certificate that asks nothing has its reason', () => {
    for (const [identifier, code] of [
      ['PSDGB-OB-1', 'val.register-sandbox'],
      ['VATLT-1', 'val.register-no-number'],
      ['PSDXX-YY-1', 'val.register-unknown-authority'],
    ] as const) {
      const unasked = registerAnswer(questionOfIdentifier(identifier), basisOf(eba()), AT);
      expect([unasked.status, unasked.roles, unasked.reasons.map((one) => one.code)]).toEqual([
        'unknown',
        null,
        [code],
      ]);
      expect(unasked.basis?.registers).toHaveLength(0);
    }
  });
});

describe('its sentences', () => {
  const sentences = (registers: readonly AskedRegister[], question: Partial<RegisterQuestion> = {}) =>
    answer(basisOf(registers), question).reasons.map(({ message }) => message);

  test('name register, edition, age, holder and state', () => {
    expect(sentences(eba())).toEqual([
      'EBA central register of 2026-08-16, 4 days old: Žemaitijos mokėjimai, UAB, authorised since 2019-05-01.',
    ]);
    const today = { id: 'e', version: 'v', sha256: '', publishedAt: '2026-08-20T08:00:00.000Z' };
    const yesterday = { ...today, publishedAt: '2026-08-19T08:00:00.000Z' };
    expect(sentences([ebaRegister([entryOf({ names: [] })], { edition: today })])[0]).toBe(
      'EBA central register of 2026-08-20: LT_LT_BL_277289060, authorised since 2019-05-01.',
    );
    expect(sentences([ebaRegister([entryOf()], { edition: yesterday })])[0]).toContain(
      '2026-08-19, 1 day old:',
    );
  });

  test('name the role and who says so', () => {
    expect(sentences(eba(), { roles: ['PSP_IC'] })[0]).toBe(
      'PSP_IC: No service of PSP_IC is listed for LT. (EBA central register)',
    );
    expect(sentences([...eba(), nationalRegister([entryOf(WITHDRAWN)])]).at(-1)).toBe(
      'Register of the Bank of Lithuania and EBA central register disagree; Register of the Bank of Lithuania counts.',
    );
    expect(sentences(eba({ names: ['Renamed'] })).at(-1)).toBe(
      'EBA central register calls the holder "Renamed", the certificate "Žemaitijos mokėjimai, UAB".',
    );
  });
});

describe('the same answer again', () => {
  const entries = [
    entryOf(),
    entryOf({ type: 'PSD_EMI', ...WITHDRAWN }),
    entryOf({ code: 'B', names: ['Beta'] }),
    entryOf({ code: 'C', number: '9', services: {} }),
    entryOf({ code: 'LT_BL!LB000458', number: null }),
    entryOf({
      code: 'BR',
      type: 'PSD_BR',
      number: 'LB000458',
      authorisations: [],
      derivedStatus: 'active',
      parent: { type: 'PSD_PI', code: 'P' },
    }),
    entryOf({ code: 'P', number: '12', ...WITHDRAWN }),
    entryOf({ code: 'X', authority: 'LV-BL' }),
    ...Array.from({ length: 9 }, (_, i) => entryOf({ code: `N${i}`, number: `1${i}` })),
  ];
  const basis = fc.record({
    eba: fc.subarray(entries),
    national: fc.option(fc.subarray(entries)),
    override: fc.boolean(),
    host: fc.constantFrom(null, 'LT', 'DE', 'FR'),
  });

  test('comes from the basis that it carries, through JSON', () => {
    const organisation = fc.constantFrom(null, 'Žemaitijos mokėjimai', 'Beta');
    fc.assert(
      fc.property(basis, organisation, ({ eba: union, national, override, host }, name) => {
        const overrides = [
          {
            id: 'o',
            authority: 'LT-BL',
            number: 'LB000458',
            source: 'eba',
            code: 'B',
            type: null,
            reason: 'r',
          },
        ];
        const registers = [ebaRegister(union), ...(national === null ? [] : [nationalRegister(national)])];
        const whole = basisOf(registers, { host, overrides: override ? overrides : [] });
        const question = { organisation: name, roles: ['PSP_AI', 'PSP_PI', 'PSP_AS'] };
        const first = answer(whole, question);
        const kept = JSON.parse(JSON.stringify(first.basis)) as RegisterBasis;
        expect(answer(kept, question)).toStrictEqual(first);
        for (const { candidates } of kept.registers) expect(candidates.length).toBeLessThanOrEqual(12);
        for (const { code } of first.reasons) expect(REGISTER_REASON_CODES).toContain(code);
      }),
    );
  });
});
