import { describe, expect, test } from '@jest/globals';
import { printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsLegislationInEuQc } from './legislation-in-eu-qc.js';

const LEGISLATION = '0.4.0.1862.1.7';
const ofUk = qcStatement(LEGISLATION, sequence(printable('GB'), printable('GG')));

describe('qcs.legislation-in-eu-qc', () => {
  test.each([
    ['no policies', null],
    ['a policy of the CA', ['1.2.3']],
  ])('a certificate of another country with %s passes', (_, policies) => {
    expect(findingsOf(qcsLegislationInEuQc, { qcStatements: [ofUk], policies })).toEqual([]);
  });

  test('beside QcCompliance', () => {
    expect(
      findingsOf(qcsLegislationInEuQc, { qcStatements: [qcCompliance(), ofUk], policies: null }),
    ).toEqual([
      {
        message:
          'QcCClegislation (0.4.0.1862.1.7) with "GB", "GG" stands beside the statement QcCompliance; an EU qualified certificate must not carry it.',
        severity: 'error',
        path: 'qcStatements[1]',
        hex: hex(ofUk),
      },
    ]);
  });

  test('beside a policy of EN 319 411-2', () => {
    expect(
      findingsOf(qcsLegislationInEuQc, { qcStatements: [ofUk], policies: ['1.2.3', '0.4.0.194112.1.5'] }),
    ).toMatchObject([
      {
        message:
          'QcCClegislation (0.4.0.1862.1.7) with "GB", "GG" stands beside the policy 0.4.0.194112.1.5; an EU qualified certificate must not carry it.',
      },
    ]);
  });

  test.each([
    ['empty', qcStatement(LEGISLATION, sequence())],
    ['malformed', qcStatement(LEGISLATION)],
  ])('an %s one as well', (_, statement) => {
    expect(findingsOf(qcsLegislationInEuQc, { qcStatements: [qcCompliance(), statement] })).toMatchObject([
      {
        message:
          'QcCClegislation (0.4.0.1862.1.7) stands beside the statement QcCompliance; an EU qualified certificate must not carry it.',
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLegislationInEuQc)).toBeUndefined();
  });
});
