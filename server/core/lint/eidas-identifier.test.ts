import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { qcSemantics, qcStatement } from '../../../test/support/mint.js';
import { assertsSemantics, isEidasIdentifier } from './eidas-identifier.js';

const LEGAL = '0.4.0.194121.1.2';
const EIDAS_NATURAL = '0.4.0.194121.1.3';
const EIDAS_LEGAL = '0.4.0.194121.1.4';

test.each([
  [[EIDAS_LEGAL], true],
  [[EIDAS_NATURAL, EIDAS_LEGAL], true],
  [[EIDAS_LEGAL, LEGAL], false],
  [[LEGAL], false],
  [[EIDAS_NATURAL], false],
  [[], false],
])('with the semantics %j: %j', (semantics, is) => {
  expect(isEidasIdentifier(certificateOf({ qcStatements: semantics.map(qcSemantics) }))).toBe(is);
});

describe('a semantics identifier', () => {
  test.each([
    ['in SemanticsInformation', [qcSemantics(LEGAL)], true],
    ['as a statement id', [qcStatement(LEGAL)], true],
    ['after others', [qcStatement('0.4.0.1862.1.1'), qcSemantics(EIDAS_LEGAL), qcSemantics(LEGAL)], true],
    ['of another kind', [qcSemantics(EIDAS_LEGAL), qcStatement(EIDAS_NATURAL)], false],
    ['that SemanticsInformation does not give', [qcStatement('1.3.6.1.5.5.7.11.2')], false],
    ['without the extension', null, false],
  ])('%s: %j', (_, qcStatements, asserted) => {
    expect(assertsSemantics(certificateOf({ qcStatements }), LEGAL)).toBe(asserted);
  });
});
