import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcStatement, psd2Statement, qcCompliance } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2StatementMultiple } from './statement-multiple.js';

describe('psd2.statement-multiple', () => {
  test('one', () => {
    expect(messagesOf(psd2StatementMultiple)).toEqual([]);
  });

  test('each after the first is reported, unreadable ones as well', () => {
    const unreadable = qcStatement('0.4.0.19495.2', utf8('PSP_AI'));
    const minted = { qcStatements: [psd2Statement(), qcCompliance(), unreadable, psd2Statement()] };
    expect(messagesOf(psd2StatementMultiple, minted)).toEqual([
      'This is PSD2 statement 2 of 3; a certificate has one.',
      'This is PSD2 statement 3 of 3; a certificate has one.',
    ]);
    expect(placesOf(psd2StatementMultiple, minted)).toEqual([
      ['qcStatements[2]', unreadable],
      ['qcStatements[3]', psd2Statement()],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2StatementMultiple, { qcStatements: [qcCompliance()] })).toBeUndefined();
    expect(messagesOf(psd2StatementMultiple, { qcStatements: null })).toBeUndefined();
  });
});
