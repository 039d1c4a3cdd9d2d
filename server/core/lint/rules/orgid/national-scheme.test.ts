import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidNationalScheme } from './national-scheme.js';

const judged = (value: string) => messagesOf(orgidNationalScheme, { subject: identified(value) });

describe('orgid.national-scheme', () => {
  test.each(['PSDLT-BL-LB000458', 'VATLT-1', 'PADFR-1', '12345987'])('%j is none', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test('a national type is reported', () => {
    expect(judged('XX:GR-18050')).toEqual([
      'organizationIdentifier "XX:GR-18050" is of the national type XX: of GR; the name registration authority defines what it means.',
    ]);
  });

  test('points at the value', () => {
    expect(pointedAt(orgidNationalScheme, { subject: identified('EI:SE-5567971433') })).toEqual([
      ['subject.organizationIdentifier', utf8('EI:SE-5567971433')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidNationalScheme, { subject: identified() })).toBeUndefined();
  });
});
