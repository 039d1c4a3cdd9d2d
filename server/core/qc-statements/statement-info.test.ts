import { describe, expect, test } from '@jest/globals';
import { integer, printable, sequence } from '../../../test/support/der.js';
import { hex } from '../../../test/support/findings.js';
import { certificateOf } from '../../../test/support/judge.js';
import { qcStatement } from '../../../test/support/mint.js';
import type { Place } from '../asn1/decoded.js';
import { infoPlace, memberPlace } from './statement-info.js';

function firstStatement(...info: Uint8Array[]) {
  const certificate = certificateOf({ qcStatements: [qcStatement('1.2.3', ...info)] });
  const statement = certificate.qcStatements!.statements[0]!;
  const bytes = ({ start, end }: Place): string => hex(certificate.der.subarray(start, end));
  return { statement, bytes };
}

describe('infoPlace', () => {
  test('is the place of the statementInfo', () => {
    const { statement, bytes } = firstStatement(integer(7));
    expect(infoPlace(statement).path).toBe('qcStatements[0]');
    expect(bytes(infoPlace(statement))).toBe(hex(integer(7)));
  });

  test('is the whole statement without one', () => {
    const { statement } = firstStatement();
    expect(infoPlace(statement)).toEqual(statement.at);
  });
});

describe('memberPlace', () => {
  test('is the place of the member', () => {
    const { statement, bytes } = firstStatement(sequence(printable('EUR'), integer(7)));
    expect(memberPlace(statement, 1, 'amount').path).toBe('qcStatements[0].amount');
    expect(bytes(memberPlace(statement, 1, 'amount'))).toBe(hex(integer(7)));
  });

  test('is the place of the statementInfo when the member is not there', () => {
    const { statement } = firstStatement(sequence(printable('EUR')));
    expect(memberPlace(statement, 1, 'amount')).toEqual(infoPlace(statement));
  });

  test('is the whole statement without statementInfo', () => {
    const { statement } = firstStatement();
    expect(memberPlace(statement, 0, 'currency')).toEqual(statement.at);
  });
});
