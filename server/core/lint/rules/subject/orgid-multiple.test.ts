import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { subjectOrgidMultiple } from './orgid-multiple.js';

describe('subject.orgid-multiple', () => {
  test('passes with one', () => {
    expect(messagesOf(subjectOrgidMultiple)).toEqual([]);
  });

  test('fails with more and points at the others', () => {
    const subject = identified('PSDLT-BL-1', 'PSDLT-BL-1', nothing());
    expect(messagesOf(subjectOrgidMultiple, { subject })).toEqual([
      'The subject has 3 organizationIdentifiers; "PSDLT-BL-1" is another one.',
      'The subject has 3 organizationIdentifiers; one that is no text is another one.',
    ]);
    expect(pointedAt(subjectOrgidMultiple, { subject })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT-BL-1')],
      ['subject.organizationIdentifier', nothing()],
    ]);
  });

  test('does not apply without', () => {
    expect(messagesOf(subjectOrgidMultiple, { subject: identified() })).toBeUndefined();
  });
});
