import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT, subjectWith } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidVsSubjectCountry } from './ncaid-vs-subject-country.js';

const subjectOf = (country: string | null) => ({ subject: subjectWith(SUBJECT.C, country)! });

describe('psd2.ncaid-vs-subject-country', () => {
  test('the same country', () => {
    expect(messagesOf(psd2NcaidVsSubjectCountry)).toEqual([]);
  });

  test('another country', () => {
    const minted = psd2With({}, subjectOf('LV'));
    expect(messagesOf(psd2NcaidVsSubjectCountry, minted)).toEqual([
      "LT-BL is an authority of LT, but the subject's C is LV.",
    ]);
    expect(placesOf(psd2NcaidVsSubjectCountry, minted)).toEqual([['qcStatements[0].nCAId', utf8('LT-BL')]]);
  });

  test.each([null, 'Lithuania', 'UK'])('does not apply where C is %s', (country) => {
    expect(messagesOf(psd2NcaidVsSubjectCountry, psd2With({}, subjectOf(country)))).toBeUndefined();
  });

  test.each(['', 'NA', 'LV', 'XY-DNB', 'EU-NCA'])('does not apply where nCAId is %j', (id) => {
    expect(messagesOf(psd2NcaidVsSubjectCountry, psd2With({ ncaId: utf8(id) }))).toBeUndefined();
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidVsSubjectCountry, { qcStatements: [] })).toBeUndefined();
  });
});
