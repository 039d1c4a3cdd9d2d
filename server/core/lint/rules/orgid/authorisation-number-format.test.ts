import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidAuthorisationNumberFormat } from './authorisation-number-format.js';

const judged = (value: string) => messagesOf(orgidAuthorisationNumberFormat, { subject: identified(value) });

describe('orgid.authorisation-number-format', () => {
  test.each(['PSDLT-BL-LB000458', 'PSDLT-BL-EMI:LB000458', 'PSDFI-FINFSA-2858394-9', 'PSDCY-CBC-115.1.2.5'])(
    '%j looks right',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test('another form is reported, with the usual one', () => {
    expect(judged('PSDDE-BAFIN-12345')).toEqual([
      'The authorisation number "12345" does not look like those of DE-BAFIN (BaFin identifier, 6 digits (some newer ones 8)).',
    ]);
  });

  test('a former NCA identifier counts as its successor', () => {
    expect(judged('PSDHR-CNB-x')).toEqual([
      'The authorisation number "x" does not look like those of HR-HNB (certificate seen with the 11-digit OIB; EBA references reported as shorter numbers).',
    ]);
  });

  test.each(['PSDRO-NBR-x', 'PSDXX-AB-1', 'PSDLT-1', 'VATLT-1', '12345'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidAuthorisationNumberFormat, { subject: identified('PSDDE-BAFIN-12345') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDDE-BAFIN-12345')],
    ]);
  });
});
