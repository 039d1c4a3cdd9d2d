import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdUnderscore } from './psd-underscore.js';

const judged = (value: string) => messagesOf(orgidPsdUnderscore, { subject: identified(value) });

describe('orgid.psd-underscore', () => {
  test.each(['PSDLT-BL-LB_000458', 'PSDLT-BL-a\u2013b', 'PSDLT-bl-1'])('%j passes', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each(['PSDLT_BL_LB000458', 'PSDLT-BL_LB000458', 'PSDLT_BL-LB000458', 'PSDLT\u2013BL\u2013LB000458'])(
    '%j has another separator',
    (value) => {
      expect(judged(value)).toEqual([
        `organizationIdentifier "${value}" is separated by an underscore or another dash; hyphen-minus (U+002D) is expected.`,
      ]);
    },
  );

  test.each(['VATLT_1', 'NTRLT_BL_1', 'PSDLT_'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidPsdUnderscore, { subject: identified('PSDLT_BL_LB000458') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT_BL_LB000458')],
    ]);
  });
});
