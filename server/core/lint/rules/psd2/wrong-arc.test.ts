import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { PSP_AI, qcStatement } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2WrongArc } from './wrong-arc.js';

const psd2 = (): Uint8Array => sequence(sequence(PSP_AI), utf8('Bank of Lithuania'), utf8('LT-BL'));

describe('psd2.wrong-arc', () => {
  test('the statement under its own OID, beside others', () => {
    expect(messagesOf(psd2WrongArc)).toEqual([]);
  });

  test.each(['0.4.0.19495.1', '0.4.0.19495.3.1', '0.4.0.1862.1.1', '0.4.0.1862.1.6', '1.2.3'])(
    'a PSD2 statement under %s',
    (id) => {
      const minted = { qcStatements: [qcStatement(id, psd2())] };
      expect(messagesOf(psd2WrongArc, minted)).toEqual([
        `A PSD2 statement stands under the id ${id} instead of 0.4.0.19495.2.`,
      ]);
      expect(placesOf(psd2WrongArc, minted)).toEqual([['qcStatements[0].statementId', oid(id)]]);
    },
  );

  test.each(['0.4.0.19495.1', '0.4.0.19495.1.3', '0.4.0.19495.3.1'])(
    '%s as the id of something else',
    (id) => {
      const minted = { qcStatements: [qcStatement(id)] };
      expect(messagesOf(psd2WrongArc, minted)).toEqual([
        `${id} is no statement id; the PSD2 statement is 0.4.0.19495.2.`,
      ]);
      expect(placesOf(psd2WrongArc, minted)).toEqual([['qcStatements[0].statementId', oid(id)]]);
    },
  );

  test.each(['0.4.0.194950.1', '0.4.0.1949', '1.0.4.0.19495.1'])('%s is of another arc', (id) => {
    expect(messagesOf(psd2WrongArc, { qcStatements: [qcStatement(id)] })).toEqual([]);
  });

  test('an unreadable PSD2 statement is reported by psd2.statement-malformed', () => {
    expect(messagesOf(psd2WrongArc, { qcStatements: [qcStatement('0.4.0.19495.2')] })).toEqual([]);
  });

  test('does not apply without the extension', () => {
    expect(messagesOf(psd2WrongArc, { qcStatements: null })).toBeUndefined();
  });
});
