import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, printable, integer } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import {
  PSP_AI,
  qcStatement,
  psd2Statement,
  qcCompliance,
  qcType,
} from '../../../../../test/support/mint.js';
import { psd2StatementMissing } from './statement-missing.js';

describe('psd2.statement-missing', () => {
  test('the statement is there', () => {
    expect(messagesOf(psd2StatementMissing)).toEqual([]);
  });

  test.each([
    ['no extension', null, 'There is no qcStatements extension and so no PSD2 statement (0.4.0.19495.2).'],
    ['no statement', [], 'None of the QC statements (0) is the PSD2 statement 0.4.0.19495.2.'],
    [
      'only other statements',
      [qcCompliance(), qcType('web')],
      'None of the QC statements (2) is the PSD2 statement 0.4.0.19495.2.',
    ],
  ])('%s', (_, qcStatements, message) => {
    expect(violationsOf(psd2StatementMissing, { qcStatements })).toEqual([{ message, at: undefined }]);
  });

  test.each([
    ['is unreadable', qcStatement('0.4.0.19495.2', utf8('PSP_AI'))],
    ['has no content', qcStatement('0.4.0.19495.2')],
    [
      'stands under another id',
      qcStatement('0.4.0.19495.1', sequence(sequence(PSP_AI), utf8('A'), utf8('LT-BL'))),
    ],
  ])('a statement that %s has rules of its own', (_, statement) => {
    expect(messagesOf(psd2StatementMissing, { qcStatements: [qcCompliance(), statement] })).toEqual([]);
  });

  test('a statement of another kind with three fields is none', () => {
    const limit = qcStatement('0.4.0.1862.1.2', sequence(printable('EUR'), integer(1), integer(3)));
    expect(messagesOf(psd2StatementMissing, { qcStatements: [limit] })).toEqual([
      'None of the QC statements (1) is the PSD2 statement 0.4.0.19495.2.',
    ]);
  });

  test('does not apply where the extension is unreadable, unless the statement was found in it', () => {
    expect(messagesOf(psd2StatementMissing, { qcStatementsValue: utf8('PSP_AI') })).toBeUndefined();
    expect(
      messagesOf(psd2StatementMissing, { qcStatementsValue: sequence(utf8('x'), psd2Statement()) }),
    ).toEqual([]);
  });
});
