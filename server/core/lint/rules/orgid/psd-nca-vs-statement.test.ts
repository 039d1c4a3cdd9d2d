import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { violationsOf } from '../../../../../test/support/judge.js';
import { psd2Statement, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdNcaVsStatement } from './psd-nca-vs-statement.js';

const minted = (value: string, ...ncaIds: string[]): Mint => ({
  subject: identified(value),
  qcStatements: ncaIds.map((ncaId) => psd2Statement({ ncaId: utf8(ncaId) })),
});
const judged = (value: string, ...ncaIds: string[]) =>
  violationsOf(orgidPsdNcaVsStatement, minted(value, ...ncaIds))?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('orgid.psd-nca-vs-statement', () => {
  test.each([
    ['PSDLT-BL-LB000458', 'LT-BL'],
    ['PSDLT-BL-LB000458', ' LT-BL\n'],
    ['PSDNL-XWG-1', 'NL-XWG'],
  ])('%j and %j name the same', (value, ncaId) => {
    expect(judged(value, ncaId)).toEqual([]);
  });

  test.each([
    ['PSDGB-OB-Unknown0015800001041REAAY', 'GB-OB', 'GB-FCA'],
    ['PSDNL-SBX-1', 'NL-SBX', 'NL-XWG'],
    ['PSDLV-BL-1', 'LV-BL', 'LT-BL'],
    ['PSDLT-BL-1', 'LT-BL', 'EE-FI'],
    ['PSDXX-AB-1', 'XX-AB', 'LT-BL'],
    ['PSDLT-BL-1', 'LT-BL', 'XX-AB'],
  ])('%j is not of %s', (value, identified, stated) => {
    expect(judged(value, stated)).toEqual([
      [`organizationIdentifier names the NCA ${identified}, nCAId names ${stated}.`, undefined],
    ]);
  });

  test.each([
    ['PSDHR-CNB-1', 'HR-CNB', 'HR-HNB', 'Croatian National Bank (HR-HNB)'],
    ['PSDHR-HNB-1', 'HR-HNB', 'HR-CNB', 'Croatian National Bank (HR-HNB)'],
    ['PSDES-BDE-1', 'ES-BDE', 'ES-BE', 'Bank of Spain (ES-BE)'],
  ])('%j and %s of the same authority are a warning', (value, identified, stated, authority) => {
    expect(judged(value, stated)).toEqual([
      [
        `organizationIdentifier names the NCA ${identified}, nCAId names ${stated}; both stand for ${authority}.`,
        'warning',
      ],
    ]);
  });

  test('is judged against every statement', () => {
    expect(judged('PSDLT-BL-1', 'LT-BL', 'EE-FI', 'LV-BL')).toHaveLength(2);
  });

  test.each([
    ['nCAId is NA', 'PSDLT-BL-1', ['NA']],
    ['nCAId is malformed', 'PSDLT-BL-1', ['GR-BOG-800000005']],
    ['there is no NCA in organizationIdentifier', 'PSDGB-5d28', ['GB-FCA']],
    ['organizationIdentifier is of another type', 'VATLT-1', ['LT-BL']],
    ['there is no PSD2 statement', 'PSDLT-BL-1', []],
  ])('does not apply where %s', (_, value, ncaIds) => {
    expect(judged(value, ...ncaIds)).toBeUndefined();
  });

  test('points at the value', () => {
    for (const ncaId of ['ES-BE', 'LT-BL']) {
      expect(pointedAt(orgidPsdNcaVsStatement, minted('PSDES-BDE-1', ncaId))).toEqual([
        ['subject.organizationIdentifier', utf8('PSDES-BDE-1')],
      ]);
    }
  });
});
