import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { subjectOrgidEqualsOrganization } from './orgid-equals-organization.js';

const both = (value: string) => [
  ...identified(value).map(([type, own]) => [type, type === SUBJECT.O ? 'PSDLT-BL-1' : own] as const),
];

describe('subject.orgid-equals-organization', () => {
  test.each(['PSDLT-BL-2', 'psdlt-bl-1'])('%j differs', (value) => {
    expect(messagesOf(subjectOrgidEqualsOrganization, { subject: both(value) })).toEqual([]);
  });

  test('equal values fail', () => {
    expect(messagesOf(subjectOrgidEqualsOrganization, { subject: both('PSDLT-BL-1') })).toEqual([
      'organizationIdentifier and organizationName are both "PSDLT-BL-1".',
    ]);
    expect(pointedAt(subjectOrgidEqualsOrganization, { subject: both('PSDLT-BL-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT-BL-1')],
    ]);
  });

  test('each pair counts, and another attribute does not', () => {
    const subject = [
      ...identified('a', 'psd2.bandymas-test.eu', 'b'),
      [SUBJECT.O, 'b'] as const,
      [SUBJECT.O, nothing()] as const,
    ];
    expect(messagesOf(subjectOrgidEqualsOrganization, { subject })).toEqual([
      'organizationIdentifier and organizationName are both "b".',
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(subjectOrgidEqualsOrganization, { subject: identified() })).toBeUndefined();
  });
});
