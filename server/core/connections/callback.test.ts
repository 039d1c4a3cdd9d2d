import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Attempt,
  type CallbackAnswer,
  judgeCallback,
  LONGEST_CALLBACK,
  readCallback,
} from './callback.js';
import { OUTCOME_CODES } from './outcomes.js';

const REDIRECT = 'https://tpp.example/callback';
const AT = new Date('2026-03-01T12:00:00.000Z');
const codeOf = (read: { ok: true } | { ok: false; outcome: { code: string } }): string =>
  read.ok ? 'ok' : read.outcome.code;

describe('the address at which a browser ended', () => {
  test('is read with its parameters, decoded once', () => {
    const text = `  ${REDIRECT}?code=a%2Bb%2520c&state=s&iss=https%3A%2F%2Fbank.example%2F\n`;
    expect(readCallback(text)).toEqual({
      ok: true,
      address: REDIRECT,
      answer: {
        ...{ code: 'a+b%20c', state: 's', iss: 'https://bank.example/' },
        ...{ error: null, errorDescription: null },
      },
    });
  });

  test('may have parameters that nobody here knows (RFC 6749 §4.1.2)', () => {
    expect(readCallback(`${REDIRECT}?code=a&state=s&session_state=1&session_state=2`).ok).toBe(true);
  });

  test('counts a parameter without a value as absent (RFC 6749 §3.1)', () => {
    expect(readCallback(`${REDIRECT}?code=&state=s`)).toMatchObject({ answer: { code: null, state: 's' } });
    expect(codeOf(readCallback(`${REDIRECT}?code=&state=&error=`))).toBe('callback-empty');
  });

  test.each([
    ['javascript:alert(1)', 'callback-no-address'],
    ['tpp.example/callback?code=a', 'callback-no-address'],
    ['https://', 'callback-no-address'],
    ['', 'callback-no-address'],
    [`${REDIRECT}?iss=https://bank.example/`, 'callback-empty'],
    [`${REDIRECT}?code=a&state=s&state=s`, 'callback-repeated-parameter'],
    [`${REDIRECT}?code=a&co%64e=b`, 'callback-repeated-parameter'],
    [`${REDIRECT}?code=a&state=s#id_token=x`, 'callback-not-a-code'],
    [`${REDIRECT}?response=eyJ`, 'callback-not-a-code'],
    [`${REDIRECT}?code=${'a'.repeat(LONGEST_CALLBACK)}`, 'callback-too-long'],
  ])('%s is %s', (text, code) => {
    expect(codeOf(readCallback(text))).toBe(code);
  });

  test('brings back what a bank wrote, whatever it was', () => {
    const value = fc.string({ minLength: 1, maxLength: 100, unit: 'binary' });
    fc.assert(
      fc.property(value, value, value, (code, state, iss) => {
        const query = new URLSearchParams({ code, state, iss }).toString();
        expect(readCallback(`${REDIRECT}?${query}`)).toMatchObject({
          ok: true,
          answer: { code, state, iss },
        });
      }),
    );
  });

  test('is read or refused with a named outcome, whatever is pasted', () => {
    const parts = fc.constantFrom(
      'https://',
      'a.example',
      '?',
      '&',
      '#',
      '=',
      'code',
      'state',
      'iss',
      '%',
      '%zz',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.array(parts, { maxLength: 20 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const reading = readCallback(pasted);
        if (reading.ok) expect(pasted).toContain('?');
        else expect(OUTCOME_CODES).toContain(reading.outcome.code);
      }),
    );
  });
});

const ISSUER = 'https://bank.example/oauth/';
const ATTEMPT: Attempt = {
  ...{ redirectUri: REDIRECT, issuer: ISSUER, namesIssuer: true, startedById: 'rasa' },
  ...{ expiresAt: new Date(AT.getTime() + 60_000), closedAt: null },
};
const ANSWER: CallbackAnswer = { code: 'c', state: 's', iss: ISSUER, error: null, errorDescription: null };
const CONTEXT = { userId: 'rasa', codeWasUsed: false, at: AT };

const judged = (
  answer: Partial<CallbackAnswer> = {},
  attempt: Partial<Attempt> | undefined = {},
  context: Partial<typeof CONTEXT> = {},
  address = REDIRECT,
) =>
  judgeCallback({ ...ANSWER, ...answer }, address, attempt && { ...ATTEMPT, ...attempt }, {
    ...CONTEXT,
    ...context,
  });

describe('an answer', () => {
  test('with the code for what was begun here is taken', () => {
    expect(judged()).toEqual({ ok: true, code: 'c' });
    expect(judged({}, { redirectUri: `${REDIRECT}?bank=lt` })).toEqual({ ok: true, code: 'c' });
  });

  test.each<[string, ReturnType<typeof judged>]>([
    ['state-missing', judged({ state: null })],
    ['state-unknown', judgeCallback(ANSWER, REDIRECT, undefined, CONTEXT)],
    ['state-of-somebody-else', judged({}, {}, { userId: 'jonas' })],
    ['state-used', judged({}, { closedAt: AT })],
    ['callback-other-address', judged({}, {}, {}, 'https://tpp.example/callback/')],
    ['callback-other-address', judged({}, {}, {}, 'http://tpp.example/callback')],
  ])('that is %s leaves the attempt to its owner', (code, judgement) => {
    expect(judgement).toMatchObject({ ok: false, ends: false, outcome: { code } });
  });

  test.each<[string, ReturnType<typeof judged>]>([
    ['attempt-expired', judged({}, { expiresAt: AT })],
    ['issuer-missing', judged({ iss: null })],
    ['issuer-wrong', judged({ iss: ISSUER.slice(0, -1) })],
    ['issuer-wrong', judged({ iss: ISSUER.replace('bank', 'BANK') })],
    ['issuer-wrong', judged({ iss: 'https://other.example/' }, { namesIssuer: false })],
    ['refused-by-customer', judged({ code: null, error: 'access_denied' })],
    ['error-server', judged({ error: 'server_error' })],
    ['error-other', judged({ error: 'toString' })],
    ['callback-empty', judged({ code: null })],
    ['code-used', judged({}, {}, { codeWasUsed: true })],
  ])('that is %s ends it', (code, judgement) => {
    expect(judgement).toMatchObject({ ok: false, ends: true, outcome: { code } });
  });

  test('without an issuer is taken where the server does not promise to name itself', () => {
    expect(judged({ iss: null }, { namesIssuer: false })).toEqual({ ok: true, code: 'c' });
  });

  test('is told with the bank’s words, cleaned of what a terminal or page would act on', () => {
    const judgement = judged({ error: 'server_error', errorDescription: 'a\u001b[2J\u202eb' });
    expect(judgement).toMatchObject({
      outcome: { message: expect.stringContaining('server_error, a?[2J?b') },
    });
  });

  test('gives a code away only where every doubt is gone', () => {
    const maybe = (value: string) => fc.constantFrom(value, null, 'other');
    const answers = fc.record({
      ...{ code: maybe('c'), state: maybe('s'), iss: maybe(ISSUER) },
      ...{ error: fc.constantFrom(null, null, 'access_denied', 'x'), errorDescription: fc.constant(null) },
    });
    const attempts = fc.record({
      ...{ redirectUri: fc.constantFrom(REDIRECT, 'https://other.example/'), issuer: fc.constant(ISSUER) },
      ...{ namesIssuer: fc.boolean(), startedById: fc.constantFrom('rasa', 'jonas') },
      expiresAt: fc.constantFrom(AT, new Date(AT.getTime() + 1)),
      closedAt: fc.constantFrom(null, AT),
    });
    fc.assert(
      fc.property(answers, attempts, fc.boolean(), (answer, attempt, codeWasUsed) => {
        const { ok } = judgeCallback(answer, REDIRECT, attempt, { ...CONTEXT, codeWasUsed });
        const isIssuerGood = answer.iss === ISSUER || (answer.iss === null && !attempt.namesIssuer);
        const isOurs = attempt.startedById === 'rasa' && attempt.redirectUri === REDIRECT;
        const counts = attempt.closedAt === null && attempt.expiresAt > AT && !codeWasUsed;
        const isGood = answer.state !== null && answer.code !== null && answer.error === null;
        expect(ok).toBe(isIssuerGood && isOurs && counts && isGood);
      }),
      { numRuns: 2_000 },
    );
  });
});
