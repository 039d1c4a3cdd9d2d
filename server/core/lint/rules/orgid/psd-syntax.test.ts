import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdSyntax } from './psd-syntax.js';

const judged = (value: string) => messagesOf(orgidPsdSyntax, { subject: identified(value) });

describe('orgid.psd-syntax', () => {
  test.each(['PSDLT-BL-LB000458', 'PSDFI-FINFSA-2858394-9', 'PSDMT-MFSA-A 12345', 'PSDCY-CBC-115.1.2.5'])(
    '%j passes',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test.each(['PSDLT-bl-1', 'PSDLT_BL_1', 'PSDPSDLT-BL-1', 'PSDFIN-FINFSA-1'])(
    '%j has a fault of its own rule',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test.each([
    'PSD',
    'PSDGB-5d28c6e8c2a131001824e6b9',
    'PSDLT-BL',
    'PSDLT-BL-',
    'PSDLT-BL- ',
    'PSDLT-B-1',
    'PSDLT-ABCDEFGHI-1',
    'PSDGB+SCT-FCA-1',
    'psdlt',
  ])('%j lacks a part', (value) => {
    expect(judged(value)).toEqual([
      `organizationIdentifier "${value}" is not PSD, country, hyphen-minus, 2 to 8 upper-case letters of the NCA, hyphen-minus and authorisation number.`,
    ]);
  });

  test.each(['psdLT-BL-1', 'PSDlt-BL-1'])('%j is in lower case', (value) => {
    expect(judged(value)).toEqual([`organizationIdentifier "${value}" has type or country in lower case.`]);
  });

  test.each(['VATLT-1', 'PDSLT-BL-1', 'GR-BOG-800000005'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidPsdSyntax, { subject: identified('PSDGB-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDGB-1')],
    ]);
  });

  test('points at a value in lower case', () => {
    expect(pointedAt(orgidPsdSyntax, { subject: identified('psdLT-BL-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('psdLT-BL-1')],
    ]);
  });
});
