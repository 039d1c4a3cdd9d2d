import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdDoublePrefix } from './psd-double-prefix.js';

const judged = (value: string) => messagesOf(orgidPsdDoublePrefix, { subject: identified(value) });

describe('orgid.psd-double-prefix', () => {
  test.each(['PSDLT-BL-LB000458', 'PSDLT-BL-PSD1', 'VATLT-1', '12345987', 'XX-NCA-1'])(
    '%j passes',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test.each(['PSDPSDLT-BL-1', 'PSDDE-FAKENCA-PSDDE-FAKENCA-x'])('%j has it twice', (value) => {
    expect(judged(value)).toEqual([`organizationIdentifier "${value}" has the prefix PSD twice.`]);
  });

  test.each(['GR-BOG-800000005', 'LT_BL_LB000458'])('%j lacks it', (value) => {
    expect(judged(value)).toEqual([`organizationIdentifier "${value}" lacks the prefix PSD.`]);
  });

  test('both at once is reported as a missing one', () => {
    expect(judged('LT-BL-PSDLT-BL-1')).toEqual([
      'organizationIdentifier "LT-BL-PSDLT-BL-1" lacks the prefix PSD.',
    ]);
  });

  test('points at the value', () => {
    expect(pointedAt(orgidPsdDoublePrefix, { subject: identified('PSDPSDLT-BL-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDPSDLT-BL-1')],
    ]);
  });

  test('points at a value without prefix', () => {
    expect(pointedAt(orgidPsdDoublePrefix, { subject: identified('GR-BOG-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('GR-BOG-1')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidPsdDoublePrefix, { subject: identified() })).toBeUndefined();
  });
});
