import { describe, expect, test } from '@jest/globals';
import { explicit, nothing, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQcsscdHasInfo } from './qcsscd-has-info.js';

const ID = '0.4.0.1862.1.4';

describe('qcs.qcsscd-has-info', () => {
  test('the statement alone passes', () => {
    expect(findingsOf(qcsQcsscdHasInfo, { qcStatements: [qcStatement(ID)] })).toEqual([]);
  });

  test.each([
    ['NULL', nothing(), 2],
    ['an empty UTF8String', utf8(''), 2],
    ['a SEQUENCE', sequence(nothing()), 4],
    ['a context tag', explicit(0, nothing()), 4],
  ])('%s as statementInfo', (_, info, size) => {
    expect(findingsOf(qcsQcsscdHasInfo, { qcStatements: [qcType('eseal'), qcStatement(ID, info)] })).toEqual([
      {
        message: `QcSSCD has a statementInfo of ${size} bytes; it must have none.`,
        severity: 'error',
        path: 'qcStatements[1]',
        hex: hex(info),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsQcsscdHasInfo, { qcStatements: [qcType('eseal')] })).toBeUndefined();
  });
});
