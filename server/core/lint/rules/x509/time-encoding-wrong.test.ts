import { describe, expect, test } from '@jest/globals';
import { generalizedTime, sequence, utcTime } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { mint } from '../../../../../test/support/mint.js';
import { withField } from '../../../../../test/support/rebuilt.js';
import { x509TimeEncodingWrong } from './time-encoding-wrong.js';

const START = utcTime('260131000000Z');
const ending = (notAfter: Uint8Array) => withField(mint(), 4, sequence(START, notAfter));

describe('x509.time-encoding-wrong', () => {
  test.each([
    ['2049 in UTCTime', utcTime('491231235959Z')],
    ['2050 in GeneralizedTime', generalizedTime('20500101000000Z')],
    ['no end', generalizedTime('99991231235959Z')],
  ])('%s passes', (_, notAfter) => {
    expect(messagesOf(x509TimeEncodingWrong, ending(notAfter))).toEqual([]);
  });

  test.each([
    ['no seconds', utcTime('2701310000Z'), 'The UTCTime "2701310000Z" is not written as YYMMDDHHMMSSZ.'],
    [
      'a zone',
      utcTime('270131000000+0100'),
      'The UTCTime "270131000000+0100" is not written as YYMMDDHHMMSSZ.',
    ],
    [
      'a fraction',
      generalizedTime('20500101000000.5Z'),
      'The GeneralizedTime "20500101000000.5Z" is not written as YYYYMMDDHHMMSSZ.',
    ],
    [
      'no seconds in GeneralizedTime',
      generalizedTime('205001010000Z'),
      'The GeneralizedTime "205001010000Z" is not written as YYYYMMDDHHMMSSZ.',
    ],
    [
      '2049 in GeneralizedTime',
      generalizedTime('20491231235959Z'),
      '"20491231235959Z" is a GeneralizedTime; dates to 2049 must be UTCTime.',
    ],
  ])('%s is pointed at', (_, notAfter, message) => {
    expect(findingsOf(x509TimeEncodingWrong, ending(notAfter))).toEqual([
      { message, severity: 'error', path: 'validity.notAfter', hex: hex(notAfter) },
    ]);
  });

  test('both dates are judged, and for both faults', () => {
    const time = generalizedTime('20260131000000.0Z');
    expect(messagesOf(x509TimeEncodingWrong, withField(mint(), 4, sequence(time, time)))).toHaveLength(4);
    expect(
      findingsOf(x509TimeEncodingWrong, withField(mint(), 4, sequence(time, utcTime('270131000000Z')))),
    ).toMatchObject([{ path: 'validity.notBefore' }, { path: 'validity.notBefore' }]);
  });
});
