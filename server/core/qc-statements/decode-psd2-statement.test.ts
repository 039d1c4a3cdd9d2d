import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  explicit,
  ia5,
  integer,
  oid,
  printable,
  sequence,
  set,
  tlv,
  utf8,
} from '../../../test/support/der.js';
import { PSP_AI, PSP_PI, role } from '../../../test/support/mint.js';
import { readDer } from '../asn1/der.js';
import { decodePsd2Statement, insideStrayTag } from './decode-psd2-statement.js';

const decode = (der: Uint8Array) => {
  const node = readDer(der);
  if (!node.ok) throw new Error(node.problem.message);
  return decodePsd2Statement(node.value, 'qcStatements[0]');
};
const summary = (der: Uint8Array) => {
  const psd2 = decode(der);
  if (!psd2.ok) return [psd2.problem.at, psd2.problem.offset, psd2.problem.message];
  const { roles, ncaName, ncaId, deviations, recovered, trailing } = psd2.value;
  return {
    roles: roles.map(({ oid: id, name }) => [id, name.value]),
    nca: [ncaName.value, ncaId.value],
    deviations: deviations.map(({ kind, at }) => `${kind} ${at.path}`),
    recovered,
    trailing: trailing.map(({ path }) => path),
  };
};
const AI = ['0.4.0.19495.1.3', 'PSP_AI'];
const PI = ['0.4.0.19495.1.2', 'PSP_PI'];
const aiOid = oid('0.4.0.19495.1.3');
const piOid = oid('0.4.0.19495.1.2');
const NCA = [utf8('Bank of Lithuania'), utf8('LT-BL')] as const;
const clean = { nca: ['Bank of Lithuania', 'LT-BL'], deviations: [], recovered: false, trailing: [] };

describe('decoding the PSD2 statement', () => {
  test('reads roles in order, NCA name and NCA id', () => {
    expect(summary(sequence(sequence(PSP_AI, PSP_PI), ...NCA))).toEqual({ ...clean, roles: [AI, PI] });
  });

  test('knows the bytes of every part', () => {
    const der = sequence(sequence(PSP_AI), ...NCA);
    const psd2 = decode(der);
    if (!psd2.ok) throw new Error(psd2.problem.message);
    const { at, rolesAt, roles, ncaName, ncaId } = psd2.value;
    const cut = ({ start, end }: { start: number; end: number }) => der.subarray(start, end);
    expect(cut(at)).toEqual(der);
    expect(cut(rolesAt)).toEqual(sequence(PSP_AI));
    expect(cut(roles[0]!.at)).toEqual(PSP_AI);
    expect(cut(roles[0]!.oidAt)).toEqual(aiOid);
    expect(cut(roles[0]!.name.at)).toEqual(utf8('PSP_AI'));
    expect([at.path, rolesAt.path, roles[0]!.at.path, roles[0]!.oidAt.path, roles[0]!.name.at.path]).toEqual([
      'qcStatements[0]',
      'qcStatements[0].rolesOfPSP',
      'qcStatements[0].rolesOfPSP[0]',
      'qcStatements[0].rolesOfPSP[0].roleOfPspOid',
      'qcStatements[0].rolesOfPSP[0].roleOfPspName',
    ]);
    expect([ncaName.at.path, ncaId.at.path]).toEqual(['qcStatements[0].nCAName', 'qcStatements[0].nCAId']);
  });

  test('an empty list of roles is a fact, not a failure (quirk 3)', () => {
    expect(summary(sequence(sequence(), ...NCA))).toEqual({ ...clean, roles: [] });
  });

  test('keeps a role whose name contradicts its OID (quirk 4) and an unknown role (quirk 5)', () => {
    const roles = sequence(role(3, 'Account Information'), role('1.2.3', 'PSP_AI'));
    expect(summary(sequence(roles, ...NCA))).toEqual({
      ...clean,
      roles: [
        ['0.4.0.19495.1.3', 'Account Information'],
        ['1.2.3', 'PSP_AI'],
      ],
    });
  });

  test('takes any string type and white space without calling it recovered (quirks 9 and 10)', () => {
    expect(summary(sequence(sequence(PSP_AI), ia5('Bank\n'), printable(' LT-BL')))).toEqual({
      ...clean,
      roles: [AI],
      nca: ['Bank\n', ' LT-BL'],
    });
  });

  test('splits a role that holds several pairs (quirk 2)', () => {
    const flat = sequence(aiOid, utf8('PSP_AI'), piOid, utf8('PSP_PI'));
    expect(summary(sequence(sequence(flat), ...NCA))).toEqual({
      ...clean,
      roles: [AI, PI],
      deviations: ['flat-roles qcStatements[0].rolesOfPSP[0]'],
      recovered: true,
    });
  });

  test('splits pairs that stand in the list itself (quirk 2)', () => {
    const flat = sequence(aiOid, utf8('PSP_AI'), piOid, utf8('PSP_PI'));
    expect(summary(sequence(flat, ...NCA))).toEqual({
      ...clean,
      roles: [AI, PI],
      deviations: ['flat-roles qcStatements[0].rolesOfPSP'],
      recovered: true,
    });
  });

  test('numbers the roles on after a split one', () => {
    const flat = sequence(aiOid, utf8('PSP_AI'), piOid, utf8('PSP_PI'));
    const psd2 = decode(sequence(sequence(PSP_PI, flat), ...NCA));
    expect(psd2.ok && psd2.value.roles.map(({ at }) => at.path)).toEqual([
      'qcStatements[0].rolesOfPSP[0]',
      'qcStatements[0].rolesOfPSP[1]',
      'qcStatements[0].rolesOfPSP[2]',
    ]);
  });

  test.each([
    ['the statementInfo', explicit(0, sequence(sequence(PSP_AI), ...NCA)), ''],
    ['rolesOfPSP', sequence(explicit(0, sequence(PSP_AI)), ...NCA), '.rolesOfPSP'],
    ['nCAName', sequence(sequence(PSP_AI), explicit(1, NCA[0]), NCA[1]), '.nCAName'],
    ['nCAId', sequence(sequence(PSP_AI), NCA[0], explicit(2, NCA[1])), '.nCAId'],
  ])('unwraps a stray tag around %s', (_, der, path) => {
    expect(summary(der)).toEqual({
      ...clean,
      roles: [AI],
      deviations: [`stray-tag qcStatements[0]${path}`],
      recovered: true,
    });
  });

  test('reads a role OID written as text, and calls it recovered', () => {
    const textual = sequence(utf8('0.4.0.19495.1.3'), utf8('PSP_AI'));
    expect(summary(sequence(sequence(textual), ...NCA))).toEqual({
      ...clean,
      roles: [AI],
      deviations: ['role-oid-as-text qcStatements[0].rolesOfPSP[0].roleOfPspOid'],
      recovered: true,
    });
  });

  test('reports every field after nCAId', () => {
    expect(summary(sequence(sequence(PSP_AI), ...NCA, utf8('x'), integer(1)))).toEqual({
      ...clean,
      roles: [AI],
      trailing: ['qcStatements[0][3]', 'qcStatements[0][4]'],
    });
  });

  test.each([
    ['no SEQUENCE', utf8('PSP_AI'), '', 0, 'PSD2QcType is a SEQUENCE.'],
    ['nothing inside', sequence(), '.rolesOfPSP', 0, 'rolesOfPSP is a SEQUENCE OF RoleOfPSP.'],
    [
      'a SET of roles',
      sequence(set(PSP_AI), ...NCA),
      '.rolesOfPSP',
      2,
      'rolesOfPSP is a SEQUENCE OF RoleOfPSP.',
    ],
    [
      'a role that is no SEQUENCE',
      sequence(sequence(PSP_AI, aiOid), ...NCA),
      '.rolesOfPSP[1]',
      23,
      'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
    ],
    [
      'a list of texts',
      sequence(sequence(utf8('PSP_AI')), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
    ],
    [
      'texts in pairs',
      sequence(sequence(utf8('0.4.0.19495.1.3'), utf8('PSP_AI')), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
    ],
    [
      'OIDs between numbers',
      sequence(sequence(aiOid, integer(3)), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
    ],
    [
      'a role of one field',
      sequence(sequence(sequence(aiOid)), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP has 1 fields instead of two.',
    ],
    [
      'a role of three fields',
      sequence(sequence(sequence(aiOid, utf8('PSP_AI'), piOid)), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP has 3 fields instead of two.',
    ],
    [
      'a role of four fields that do not alternate',
      sequence(sequence(sequence(aiOid, utf8('a'), utf8('b'), piOid)), ...NCA),
      '.rolesOfPSP[0]',
      4,
      'RoleOfPSP has 4 fields instead of two.',
    ],
    [
      'a role OID that is a number',
      sequence(sequence(sequence(integer(3), utf8('PSP_AI'))), ...NCA),
      '.rolesOfPSP[0].roleOfPspOid',
      6,
      'roleOfPspOid is no readable OBJECT IDENTIFIER.',
    ],
    [
      'an empty role OID between names',
      sequence(sequence(tlv(0x06), utf8('PSP_AI')), ...NCA),
      '.rolesOfPSP[0].roleOfPspOid',
      4,
      'roleOfPspOid is no readable OBJECT IDENTIFIER.',
    ],
    [
      'an empty role OID in a flat role',
      sequence(sequence(sequence(tlv(0x06), utf8('a'), aiOid, utf8('b'))), ...NCA),
      '.rolesOfPSP[0].roleOfPspOid',
      6,
      'roleOfPspOid is no readable OBJECT IDENTIFIER.',
    ],
    [
      'a role name that is a number',
      sequence(sequence(sequence(aiOid, integer(3))), ...NCA),
      '.rolesOfPSP[0].roleOfPspName',
      15,
      'roleOfPspName is a UTF8String.',
    ],
    ['no nCAName', sequence(sequence(PSP_AI)), '.nCAName', 23, 'nCAName is a UTF8String.'],
    [
      'an nCAName that is a number',
      sequence(sequence(), integer(1), NCA[1]),
      '.nCAName',
      4,
      'nCAName is a UTF8String.',
    ],
    ['no nCAId', sequence(sequence(), utf8('x')), '.nCAId', 7, 'nCAId is a UTF8String.'],
    [
      'an nCAId that is a number',
      sequence(sequence(), utf8('x'), integer(1)),
      '.nCAId',
      7,
      'nCAId is a UTF8String.',
    ],
  ])('fails on %s', (_, der, path, offset, message) => {
    expect(summary(der)).toEqual([`qcStatements[0]${path}`, offset, message]);
  });

  test('fails without statementInfo', () => {
    expect(decodePsd2Statement(undefined, 'qcStatements[0]')).toEqual({
      ok: false,
      problem: {
        at: 'qcStatements[0]',
        offset: 0,
        message: 'The statement has no statementInfo; PSD2QcType is expected.',
      },
    });
  });

  test('what was written is read back', () => {
    const name = fc.string({ minLength: 1, maxLength: 30 });
    const tail = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(tail, name), { maxLength: 8 }), name, name, (roles, ncaName, ncaId) => {
        const der = sequence(
          sequence(...roles.map(([n, text]) => role(n, text))),
          utf8(ncaName),
          utf8(ncaId),
        );
        expect(summary(der)).toEqual({
          ...clean,
          roles: roles.map(([n, text]) => [`0.4.0.19495.1.${n}`, text]),
          nca: [ncaName, ncaId],
        });
      }),
    );
  });
});

describe('a stray tag', () => {
  const of = (der: Uint8Array) => {
    const node = readDer(der);
    return node.ok ? insideStrayTag(node.value)?.identifier : undefined;
  };
  test('is a constructed context tag around one element', () => {
    expect(of(explicit(0, utf8('x')))).toBe(0x0c);
    expect(of(explicit(3, utf8('x')))).toBe(0x0c);
  });
  test.each([
    ['a SEQUENCE', sequence(utf8('x'))],
    ['a tag around two elements', explicit(0, utf8('x'), utf8('y'))],
    ['an empty tag', explicit(0)],
    ['a primitive tag', tlv(0x80, Uint8Array.of(1))],
    ['an application tag', tlv(0x60, utf8('x'))],
  ])('is not %s', (_, der) => {
    expect(of(der)).toBeUndefined();
  });
});
