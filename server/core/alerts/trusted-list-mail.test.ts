import { describe, expect, test } from '@jest/globals';
import { composeFailingListsMail, type FailingList } from './trusted-list-mail.js';

const AT = new Date('2026-06-15T08:00:00Z');
const CIRCUMSTANCES = { baseUrl: 'https://qwarden.bank.example/', at: AT, language: 'en' } as const;

const list = (over: Partial<FailingList> = {}): FailingList => ({
  territory: 'LT',
  code: 'html-page',
  message: 'This is an HTML page.',
  location: 'https://supervisor.example/tsl.xml',
  inUse: { sequenceNumber: 7, nextUpdate: '2026-12-01T00:00:00.000Z' },
  ...over,
});

describe('the mail about lists that could not be renewed', () => {
  test('says which list, what was found, what stays, and where to look', () => {
    const { subject, text } = composeFailingListsMail([list()], CIRCUMSTANCES);
    expect(subject).toBe('[Qwarden] The trusted list of LT was refused; number 7 stays in use');
    expect(text).toContain('The trusted list of LT could not be renewed: This is an HTML page.');
    expect(text).toContain('The last good edition stays in use.');
    expect(text).toContain('https://qwarden.bank.example/trusted-lists/LT/show');
    expect(text).toContain('https://supervisor.example/tsl.xml');
  });

  test('a list that did not come is not called refused', () => {
    const { subject } = composeFailingListsMail([list({ code: 'timed-out', inUse: null })], CIRCUMSTANCES);
    expect(subject).toBe('[Qwarden] The trusted list of LT could not be fetched; none is in use');
  });

  test('a list that nobody renewed in time was not refused either', () => {
    const { subject } = composeFailingListsMail([list({ code: 'next-update-passed' })], CIRCUMSTANCES);
    expect(subject).toBe('[Qwarden] The trusted list of LT is out of date; number 7 stays in use');
  });

  test('says until when the list of lists in use counts', () => {
    const { text } = composeFailingListsMail([list({ territory: 'EU' })], CIRCUMSTANCES);
    expect(text).toContain('Number 7 stays in use. It ends on 1 December 2026, 00:00 UTC');
  });

  test.each([
    ['there is none', null],
    ['it has ended', { sequenceNumber: 7, nextUpdate: '2026-06-14T00:00:00.000Z' }],
  ])('says that everything is unknown when, of the list of lists, %s', (_, inUse) => {
    const { text } = composeFailingListsMail([list({ territory: 'EU', inUse })], CIRCUMSTANCES);
    expect(text).toContain('whether a certificate is qualified is unknown, for every country');
  });

  test('of a country without any edition says what that means', () => {
    const { text } = composeFailingListsMail([list({ inUse: null })], CIRCUMSTANCES);
    expect(text).toContain('Where no edition was ever good');
  });

  test('of several is one, with the list of lists on top', () => {
    const { subject, text } = composeFailingListsMail(
      [list(), list({ territory: 'EU' }), list({ territory: 'EE' })],
      CIRCUMSTANCES,
    );
    expect(subject).toBe('[Qwarden] 3 trusted lists could not be renewed');
    expect(text.match(/^\* [A-Z]{2}/gm)).toEqual(['* EU', '* EE', '* LT']);
  });

  test('lets nothing in a message break its lines', () => {
    const { text, html } = composeFailingListsMail(
      [list({ message: 'a\r\nBcc: <b@evil.example>' })],
      CIRCUMSTANCES,
    );
    expect(text).toContain('a Bcc: <b@evil.example>');
    expect(html).not.toContain('<b@evil');
  });
});
