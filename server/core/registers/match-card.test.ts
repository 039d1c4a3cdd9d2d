import { describe, expect, test } from '@jest/globals';
import { basisOf, ebaRegister, entryOf, questionOf } from '../../../test/support/register-entries.js';
import { matchCard } from './match-card.js';
import type { RegisterEntry } from './register-entry.js';
import type { RegisterQuestion } from './register-question.js';

const AT = new Date('2026-08-20T12:00:00Z');
interface Case {
  readonly entries?: readonly RegisterEntry[];
  readonly question?: Partial<RegisterQuestion>;
  readonly host?: string | null;
  readonly wanted?: readonly string[] | null;
}
const cardOf = ({ entries = [entryOf()], question = {}, host = null, wanted = null }: Case) =>
  matchCard(questionOf(question), basisOf([ebaRegister(entries)], { host }), wanted, AT);
/** `verdict: role verdict, …` */
const told = (one: Case): string => {
  const { verdict, lines } = cardOf(one);
  return `${verdict}: ${lines.map((line) => `${line.role} ${line.verdict}`).join(', ')}`;
};

describe('roles × services × passport × intended use', () => {
  test.each<readonly [string, Case, string]>([
    ['nobody said what is intended', {}, 'usable: PSP_PI usable, PSP_AI usable'],
    ['one role is wanted', { wanted: ['PSP_AI'] }, 'usable: PSP_PI not-wanted, PSP_AI usable'],
    ['the wanted service as its code', { wanted: ['PS_080'] }, 'usable: PSP_PI not-wanted, PSP_AI usable'],
    [
      'a wanted role that the certificate lacks',
      { wanted: ['PSP_IC'] },
      'refused: PSP_PI not-wanted, PSP_AI not-wanted, PSP_IC not-in-certificate',
    ],
    [
      'a role that the licence lacks',
      { question: { roles: ['PSP_AI', 'PSP_IC'] } },
      'refused: PSP_PI not-in-certificate, PSP_AI usable, PSP_IC not-licensed',
    ],
    [
      'which nobody wants',
      { question: { roles: ['PSP_AI', 'PSP_IC'] }, wanted: ['PSP_AI'] },
      'usable: PSP_PI not-in-certificate, PSP_AI usable, PSP_IC not-licensed',
    ],
    ['a service without passport', { host: 'DE' }, 'refused: PSP_PI not-passported, PSP_AI usable'],
    [
      'only the passported one is wanted',
      { host: 'DE', wanted: ['PSP_AI'] },
      'usable: PSP_PI not-passported, PSP_AI usable',
    ],
    [
      'no passport at all',
      { host: 'FR', wanted: ['PSP_AI'] },
      'refused: PSP_PI not-passported, PSP_AI not-passported',
    ],
    ['the host country is home', { host: 'LT' }, 'usable: PSP_PI usable, PSP_AI usable'],
    [
      'account servicing',
      { question: { roles: ['PSP_AS'] } },
      'unknown: PSP_AS unknown, PSP_PI not-in-certificate, PSP_AI not-in-certificate',
    ],
    ['not found', { entries: [] }, 'unknown: PSP_PI unknown, PSP_AI unknown'],
    [
      'withdrawn',
      { entries: [entryOf({ authorisations: ['2019-05-01', '2020-01-01'] })] },
      'refused: PSP_PI not-licensed, PSP_AI not-licensed',
    ],
    [
      'no role in the certificate',
      { question: { roles: [] } },
      'unknown: PSP_PI not-in-certificate, PSP_AI not-in-certificate',
    ],
    [
      'a wanted service that no role stands for',
      { wanted: ['PSP_AI', 'PS_060'] },
      'unknown: PSP_PI not-wanted, PSP_AI usable',
    ],
    ['nothing is wanted', { wanted: [] }, 'unknown: PSP_PI not-wanted, PSP_AI not-wanted'],
    [
      'a role that no licence gives',
      { question: { roles: ['VOP_RS'] }, entries: [entryOf({ services: { LT: ['PS_060'] } })] },
      'unknown: VOP_RS unknown',
    ],
    [
      'and is wanted',
      { wanted: ['VOP_RS'] },
      'refused: PSP_PI not-wanted, PSP_AI not-wanted, VOP_RS not-in-certificate',
    ],
  ])('%s', (_, one, expected) => {
    expect(told(one)).toBe(expected);
  });

  test('says in words why', () => {
    const sentences = (one: Case) => cardOf(one).lines.map(({ sentence }) => sentence);
    expect(sentences({ wanted: ['PSP_AI'] })).toEqual([
      'Payment initiation: may be used in LT, and is not part of the intended use.',
      'Account information: may be used in LT. Listed for LT: account information (PS_080).',
    ]);
    expect(sentences({ host: 'FR', wanted: ['PSP_AI'] })[1]).toBe(
      'Account information: licensed at home, not in FR. No passport to FR is listed.',
    );
    expect(sentences({ question: { roles: ['PSP_IC'] }, wanted: ['PSP_IC'] })).toEqual([
      'Payment initiation: licensed, but the certificate does not have this role.',
      'Account information: licensed, but the certificate does not have this role.',
      'Issuing of card-based payment instruments: in the certificate, not in the licence. No service of PSP_IC is listed for LT.',
    ]);
    expect(sentences({ wanted: ['PSP_IC'] })[2]).toBe(
      'Issuing of card-based payment instruments: the certificate does not have this role.',
    );
    expect(sentences({ question: { roles: ['PSP_AS'] } })[0]).toContain(
      'Account servicing: cannot be told. No service',
    );
    const aisp = entryOf({ type: 'CI', services: { LT: ['PS_080'], DE: [] } });
    expect(sentences({ entries: [aisp], host: 'DE', question: { roles: ['PSP_AI'] } })[0]).toBe(
      'Account information: licensed at home, not in DE. No service of PSP_AI is listed for DE.',
    );
  });

  test('home and host', () => {
    expect([cardOf({}).home, cardOf({}).host]).toEqual(['LT', 'LT']);
    expect([cardOf({ host: 'DE' }).home, cardOf({ host: 'DE' }).host]).toEqual(['LT', 'DE']);
    expect(cardOf({ entries: [] }).home).toBe('LT');
  });

  test('what has no role is named', () => {
    expect(cardOf({ wanted: ['PS_060', 'PSP_AI', 'nonsense'] }).withoutRole).toEqual(['PS_060', 'nonsense']);
    expect(cardOf({}).withoutRole).toHaveLength(0);
  });

  test('both answers stand beside each line', () => {
    const line = cardOf({ host: 'DE' }).lines[0]!;
    expect([line.inCertificate, line.wanted, line.atHome.answer, line.atHost.answer]).toEqual([
      true,
      null,
      'yes',
      'no',
    ]);
  });
});
