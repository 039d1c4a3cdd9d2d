import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, oid } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleOidUnknown } from './role-oid-unknown.js';

describe('psd2.role-oid-unknown', () => {
  test.each([
    [1, 'PSP_AS', '180701000000Z'],
    [2, 'PSP_PI', '180701000000Z'],
    [3, 'PSP_AI', '180701000000Z'],
    [4, 'PSP_IC', '180701000000Z'],
    [0, 'Unspecified', '210401000000Z'],
    [5, 'PSP_CB', '260401000000Z'],
    [6, 'PSP_PA', '260401000000Z'],
    [51, 'VOP_RS', '260401000000Z'],
    [52, 'VOP_VS', '260401000000Z'],
  ])('%i (%s) is a role from %s on', (tail, name, notBefore) => {
    expect(messagesOf(psd2RoleOidUnknown, psd2With({ roles: [role(tail, name)] }, { notBefore }))).toEqual(
      [],
    );
  });

  test.each([
    [0, 'Unspecified', '210331235959Z', 'V1.5.1 (2021-04)'],
    [5, 'PSP_CB', '260331235959Z', 'V1.8.1 (2026-04)'],
    [6, 'PSP_PA', '260331235959Z', 'V1.8.1 (2026-04)'],
    [51, 'VOP_RS', '260331235959Z', 'V1.8.1 (2026-04)'],
    [52, 'VOP_VS', '260331235959Z', 'V1.8.1 (2026-04)'],
  ])('%i (%s) was none yet at %s', (tail, name, notBefore, since) => {
    const minted = psd2With({ roles: [role(tail, name)] }, { notBefore });
    expect(messagesOf(psd2RoleOidUnknown, minted)).toEqual([
      `0.4.0.19495.1.${tail} (${name}) is a role since ${since}, and the certificate is older.`,
    ]);
    expect(placesOf(psd2RoleOidUnknown, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[0].roleOfPspOid', oid(`0.4.0.19495.1.${tail}`)],
    ]);
  });

  test.each(['0.4.0.19495.1.7', '0.4.0.19495.1.50', '0.4.0.19495.1.3.999'])('%s is none', (id) => {
    const minted = psd2With({ roles: [PSP_AI, role(id, 'PSP_AI')] });
    expect(violationsOf(psd2RoleOidUnknown, minted)).toMatchObject([
      { message: `${id} is no role of TS 119 495.` },
    ]);
    expect(violationsOf(psd2RoleOidUnknown, minted)?.[0]?.severity).toBeUndefined();
    expect(placesOf(psd2RoleOidUnknown, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[1].roleOfPspOid', oid(id)],
    ]);
  });

  test.each(['1.2.3', '0.4.0.19495.2', '0.4.0.19495.10'])('%s, outside the arc, is only a warning', (id) => {
    const minted = psd2With({ roles: [role(id, 'PSP_AI')] });
    expect(violationsOf(psd2RoleOidUnknown, minted)).toMatchObject([
      {
        message: `${id} is no role of TS 119 495; others should be registered by a recognised organisation.`,
        severity: 'warning',
      },
    ]);
    expect(placesOf(psd2RoleOidUnknown, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[0].roleOfPspOid', oid(id)],
    ]);
  });

  test('an OID written as text is reported by psd2.role-oid-encoding, others beside it here', () => {
    const textual = sequence(utf8('PSP_AI'), utf8('PSP_AI'));
    expect(
      messagesOf(psd2RoleOidUnknown, psd2With({ roles: [textual, role('0.4.0.19495.1.9', 'X')] })),
    ).toEqual(['0.4.0.19495.1.9 is no role of TS 119 495.']);
  });

  test('an unknown OID is reported also where the roles are flat', () => {
    const flat = [oid('0.4.0.19495.1.9'), utf8('PSP_AI')];
    expect(messagesOf(psd2RoleOidUnknown, psd2With({ roles: flat }))).toEqual([
      '0.4.0.19495.1.9 is no role of TS 119 495.',
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleOidUnknown, { qcStatements: [] })).toBeUndefined();
  });
});
