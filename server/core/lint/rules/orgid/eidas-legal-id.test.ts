import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcSemantics } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidEidasLegalId } from './eidas-legal-id.js';

const eidas = (value: string) => ({
  subject: identified(value),
  qcStatements: [qcSemantics('0.4.0.194121.1.4')],
});
const judged = (value: string) => messagesOf(orgidEidasLegalId, eidas(value));

describe('orgid.eidas-legal-id', () => {
  test.each(['VATEL-099755108', 'x'.repeat(256), '\u{1f600}'.repeat(256)])('%j passes', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each(['VATEL-09975 5108', ' VATEL-099755108', 'VATEL-099755108\t'])(
    '%j holds white space',
    (value) => {
      expect(judged(value)).toEqual([
        `The eIDAS legal person identifier "${value.replace('\t', '\\t')}" holds white space.`,
      ]);
    },
  );

  test('257 characters are too many', () => {
    expect(judged('x'.repeat(257))).toEqual([
      'The eIDAS legal person identifier has 257 characters; 256 are allowed.',
    ]);
  });

  test('both faults are reported', () => {
    expect(judged(' '.repeat(257))).toHaveLength(2);
  });

  test.each([['0.4.0.194121.1.2'], ['0.4.0.194121.1.3']])(
    'does not apply to the semantics %s',
    (semantics) => {
      expect(
        messagesOf(orgidEidasLegalId, { ...eidas('a b'), qcStatements: [qcSemantics(semantics)] }),
      ).toBeUndefined();
    },
  );

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidEidasLegalId, { ...eidas(''), subject: identified() })).toBeUndefined();
  });

  test('points at the value', () => {
    for (const value of ['a b', 'x'.repeat(257)]) {
      expect(pointedAt(orgidEidasLegalId, eidas(value))).toEqual([
        ['subject.organizationIdentifier', utf8(value)],
      ]);
    }
  });
});
