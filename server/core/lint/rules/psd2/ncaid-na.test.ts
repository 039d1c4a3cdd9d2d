import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidNa } from './ncaid-na.js';

const [PSP_CB, PSP_PA] = [role(5, 'PSP_CB'), role(6, 'PSP_PA')];
const statement = (roles: Uint8Array[], name: string, id: string, notBefore = '260401000000Z') =>
  psd2With({ roles, ncaName: utf8(name), ncaId: utf8(id) }, { notBefore });

describe('psd2.ncaid-na', () => {
  test.each([
    ['an ordinary role with an authority', [PSP_AI], 'Bank of Lithuania', 'LT-BL'],
    ['a central bank without one', [PSP_CB], 'NA', 'NA'],
    ['a public authority without one', [PSP_PA], 'NA', 'NA'],
    ['both', [PSP_CB, PSP_PA], 'NA', 'NA'],
    ['a mixture with an authority', [PSP_CB, PSP_AI], 'Bank of Lithuania', 'LT-BL'],
    ['a mixture without one', [PSP_CB, PSP_AI], 'NA', 'NA'],
    ['what only begins with NA', [PSP_AI], 'NA Bank', 'NA-NA'],
    ['empty fields, which have rules of their own', [PSP_CB], '', ' '],
  ])('%s', (_, roles, name, id) => {
    expect(messagesOf(psd2NcaidNa, statement(roles, name, id))).toEqual([]);
  });

  const withoutRole = [
    'nCAName is NA, but no role is PSP_CB or PSP_PA.',
    'nCAId is NA, but no role is PSP_CB or PSP_PA.',
  ];
  test.each([
    ['both fields', [PSP_AI], 'NA', 'NA', withoutRole],
    ['the name', [PSP_AI], 'NA', 'LT-BL', withoutRole.slice(0, 1)],
    ['the identifier', [PSP_AI], 'Bank', 'NA', withoutRole.slice(1)],
    ['no role at all', [], 'NA', 'NA', withoutRole],
  ])('NA without such a role: %s', (_, roles, name, id, messages) => {
    expect(messagesOf(psd2NcaidNa, statement(roles, name, id))).toEqual(messages);
    expect(messagesOf(psd2NcaidNa, statement(roles, name, id, '200101000000Z'))).toEqual(messages);
  });

  test.each([
    ['a central bank', [PSP_CB]],
    ['a public authority', [PSP_PA]],
  ])('%s with an authority', (_, roles) => {
    const minted = statement(roles, 'Bank', 'LT-BL');
    expect(messagesOf(psd2NcaidNa, minted)).toEqual([
      'nCAName is "Bank"; with PSP_CB or PSP_PA it is NA.',
      'nCAId is "LT-BL"; with PSP_CB or PSP_PA it is NA.',
    ]);
    expect(placesOf(psd2NcaidNa, minted)).toEqual([
      ['qcStatements[0].nCAName', utf8('Bank')],
      ['qcStatements[0].nCAId', utf8('LT-BL')],
    ]);
  });

  test.each([
    ['NA', 'LT-BL', 'nCAId is "LT-BL"; with PSP_CB or PSP_PA it is NA.'],
    ['Bank', 'NA', 'nCAName is "Bank"; with PSP_CB or PSP_PA it is NA.'],
  ])('in a mixture %s and %s do not agree', (name, id, message) => {
    expect(messagesOf(psd2NcaidNa, statement([PSP_CB, PSP_AI], name, id))).toEqual([message]);
  });

  test('the place of NA', () => {
    expect(placesOf(psd2NcaidNa, statement([PSP_AI], 'Bank', 'NA'))).toEqual([
      ['qcStatements[0].nCAId', utf8('NA')],
    ]);
  });

  test('certificates from before V1.8.1 could not hold the roles', () => {
    expect(messagesOf(psd2NcaidNa, statement([PSP_CB], 'Bank', 'LT-BL', '260331235959Z'))).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidNa, { qcStatements: [] })).toBeUndefined();
  });
});
