import { expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { qcSemantics } from '../../../test/support/mint.js';
import { isEidasIdentifier } from './eidas-identifier.js';

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
