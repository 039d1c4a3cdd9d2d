import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { PSP_AI, PSP_PI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RolesFlat } from './roles-flat.js';

const MESSAGE = 'OIDs and names of roles alternate in one SEQUENCE instead of one for each role.';
const two = [oid('0.4.0.19495.1.3'), utf8('PSP_AI'), oid('0.4.0.19495.1.2'), utf8('PSP_PI')];

describe('psd2.roles-flat', () => {
  test('a SEQUENCE for each role', () => {
    expect(messagesOf(psd2RolesFlat, psd2With({ roles: [PSP_AI, PSP_PI] }))).toEqual([]);
  });

  test('all roles in rolesOfPSP itself', () => {
    const minted = psd2With({ roles: two });
    expect(messagesOf(psd2RolesFlat, minted)).toEqual([MESSAGE]);
    expect(placesOf(psd2RolesFlat, minted)).toEqual([['qcStatements[0].rolesOfPSP', sequence(...two)]]);
  });

  test('all roles in one RoleOfPSP', () => {
    const minted = psd2With({ roles: [sequence(...two)] });
    expect(messagesOf(psd2RolesFlat, minted)).toEqual([MESSAGE]);
    expect(placesOf(psd2RolesFlat, minted)).toEqual([['qcStatements[0].rolesOfPSP[0]', sequence(...two)]]);
  });

  test('other deviations are not meant', () => {
    const textual = sequence(utf8('0.4.0.19495.1.3'), utf8('PSP_AI'));
    expect(messagesOf(psd2RolesFlat, psd2With({ roles: [textual] }))).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RolesFlat, { qcStatements: [] })).toBeUndefined();
  });
});
