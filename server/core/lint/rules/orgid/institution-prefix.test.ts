import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidInstitutionPrefix } from './institution-prefix.js';

const judged = (value: string) => messagesOf(orgidInstitutionPrefix, { subject: identified(value) });

describe('orgid.institution-prefix', () => {
  test.each(['PSDLT-BL-LB000458', 'PSDLT-BL-EMILB000458', 'PSDLT-BL-x:1'])('%j has none', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each(['CI', 'PI', 'EMI', 'RAISP'])('%s: is reported', (prefix) => {
    expect(judged(`PSDLT-BL-${prefix}:LB000458`)).toEqual([
      `The authorisation number begins with the institution prefix ${prefix}:, which is allowed and which registers leave out.`,
    ]);
  });

  test.each(['PSDLT-EMI:1', 'VATLT-EMI:1', 'EMI:1'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidInstitutionPrefix, { subject: identified('PSDLT-BL-PI:1') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT-BL-PI:1')],
    ]);
  });
});
