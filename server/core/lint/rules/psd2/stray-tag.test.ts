import { describe, expect, test } from '@jest/globals';
import { sequence, explicit, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { PSP_AI, qcStatement } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2StrayTag } from './stray-tag.js';

const statement = (info: Uint8Array) => qcStatement('0.4.0.19495.2', info);
const [roles, name, id] = [sequence(PSP_AI), utf8('Bank of Lithuania'), utf8('LT-BL')];

describe('psd2.stray-tag', () => {
  test('no tag', () => {
    expect(messagesOf(psd2StrayTag)).toEqual([]);
  });

  test.each([
    [
      '[0] stands around the statementInfo',
      explicit(0, sequence(roles, name, id)),
      'qcStatements[0]',
      undefined,
    ],
    [
      '[0] stands around rolesOfPSP',
      sequence(explicit(0, roles), name, id),
      'qcStatements[0].rolesOfPSP',
      explicit(0, roles),
    ],
    [
      '[1] stands around nCAName',
      sequence(roles, explicit(1, name), id),
      'qcStatements[0].nCAName',
      explicit(1, name),
    ],
    [
      '[17] stands around nCAId',
      sequence(roles, name, explicit(17, id)),
      'qcStatements[0].nCAId',
      explicit(17, id),
    ],
  ])('%s', (what, info, path, bytes) => {
    const minted = { qcStatements: [statement(info)] };
    expect(messagesOf(psd2StrayTag, minted)).toEqual([`The tag ${what}; Annex A has no tag there.`]);
    expect(placesOf(psd2StrayTag, minted)).toEqual([[path, bytes ?? info]]);
  });

  test('every tag is reported', () => {
    const info = sequence(explicit(0, roles), explicit(1, name), explicit(2, id));
    expect(messagesOf(psd2StrayTag, { qcStatements: [statement(info)] })).toHaveLength(3);
  });

  test('a tag around what is no PSD2QcType', () => {
    const info = explicit(0, utf8('x'));
    expect(placesOf(psd2StrayTag, { qcStatements: [statement(info)] })).toEqual([['qcStatements[0]', info]]);
  });

  test.each([
    ['an unreadable statement', statement(utf8('x'))],
    [
      'another deviation',
      statement(sequence(sequence(sequence(utf8('0.4.0.19495.1.3'), utf8('PSP_AI'))), name, id)),
    ],
  ])('%s without a tag', (_, broken) => {
    expect(messagesOf(psd2StrayTag, { qcStatements: [broken] })).toEqual([]);
  });

  test('does not apply without a PSD2 statement', () => {
    const tagged = qcStatement('0.4.0.1862.1.1', explicit(0, utf8('x')));
    expect(messagesOf(psd2StrayTag, { qcStatements: [tagged] })).toBeUndefined();
  });
});
