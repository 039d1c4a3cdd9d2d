import { describe, expect, test } from '@jest/globals';
import { sequence, tlv } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { qcsPkixqcsyntaxV2NoInfo } from './pkixqcsyntax-v2-no-info.js';

const V2 = '1.3.6.1.5.5.7.11.2';

describe('qcs.pkixqcsyntax-v2-no-info', () => {
  test('a semantics identifier passes', () => {
    expect(findingsOf(qcsPkixqcsyntaxV2NoInfo, { qcStatements: [qcSemantics()] })).toEqual([]);
  });

  test('name registration authorities alone pass', () => {
    const authorities = sequence(tlv(0x86, new TextEncoder().encode('https://register.example')));
    expect(
      findingsOf(qcsPkixqcsyntaxV2NoInfo, { qcStatements: [qcStatement(V2, sequence(authorities))] }),
    ).toEqual([]);
  });

  test.each([
    ['no', qcStatement(V2)],
    ['an empty', qcStatement(V2, sequence())],
  ])('with %s SemanticsInformation', (what, statement) => {
    expect(findingsOf(qcsPkixqcsyntaxV2NoInfo, { qcStatements: [qcCompliance(), statement] })).toEqual([
      {
        message: `id-qcs-pkixQCSyntax-v2 (${V2}) has ${what} SemanticsInformation, so it says nothing.`,
        severity: 'warning',
        path: 'qcStatements[1]',
        hex: hex(statement),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsPkixqcsyntaxV2NoInfo)).toBeUndefined();
  });
});
