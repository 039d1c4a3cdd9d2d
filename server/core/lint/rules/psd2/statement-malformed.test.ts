import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, integer, oid } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { PSP_AI, qcStatement, qcCompliance } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2StatementMalformed } from './statement-malformed.js';

const statement = (...fields: Uint8Array[]) => qcStatement('0.4.0.19495.2', sequence(...fields));
const [roles, name, id] = [sequence(PSP_AI), utf8('Bank of Lithuania'), utf8('LT-BL')];

describe('psd2.statement-malformed', () => {
  test('a readable statement', () => {
    expect(messagesOf(psd2StatementMalformed)).toEqual([]);
  });

  test.each([
    [
      'the content is no SEQUENCE',
      qcStatement('0.4.0.19495.2', utf8('LT-BL')),
      'PSD2QcType is a SEQUENCE.',
      ['qcStatements[0]', utf8('LT-BL')],
    ],
    [
      'the roles are no SEQUENCE',
      statement(utf8('PSP_AI'), name, id),
      'rolesOfPSP is a SEQUENCE OF RoleOfPSP.',
      ['qcStatements[0].rolesOfPSP', utf8('PSP_AI')],
    ],
    [
      'a role is no SEQUENCE',
      statement(sequence(PSP_AI, utf8('PSP_PI')), name, id),
      'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
      ['qcStatements[0].rolesOfPSP[1]', utf8('PSP_PI')],
    ],
    [
      'the order is another',
      statement(roles, sequence(), id),
      'nCAName is a UTF8String.',
      ['qcStatements[0].nCAName', sequence()],
    ],
    [
      'nCAId is a number',
      statement(roles, name, integer(5)),
      'nCAId is a UTF8String.',
      ['qcStatements[0].nCAId', integer(5)],
    ],
  ])('%s', (_, broken, why, place) => {
    const minted = { qcStatements: [broken] };
    expect(messagesOf(psd2StatementMalformed, minted)).toEqual([`The PSD2 statement cannot be read: ${why}`]);
    expect(placesOf(psd2StatementMalformed, minted)).toEqual([place]);
  });

  test.each([
    ['a field', statement(roles, name), 'qcStatements[0].nCAId'],
    ['everything', qcStatement('0.4.0.19495.2'), 'qcStatements[0]'],
  ])('where %s is missing, the whole statement is the place', (_, broken, path) => {
    expect(placesOf(psd2StatementMalformed, { qcStatements: [broken] })).toEqual([[path, broken]]);
  });

  test('the place is only a place', () => {
    const [violation] = violationsOf(psd2StatementMalformed, {
      qcStatements: [qcStatement('0.4.0.19495.2', utf8('x'))],
    })!;
    expect(Object.keys(violation!.at!)).toEqual(['path', 'start', 'end']);
  });

  test('flat roles are reported by psd2.roles-flat', () => {
    const flat = sequence(oid('0.4.0.19495.1.3'), utf8('PSP_AI'), oid('0.4.0.19495.1.2'), utf8('PSP_PI'));
    expect(messagesOf(psd2StatementMalformed, { qcStatements: [statement(flat, name, id)] })).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2StatementMalformed, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
