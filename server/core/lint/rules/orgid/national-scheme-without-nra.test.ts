import { describe, expect, test } from '@jest/globals';
import { implicit, oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2Statement, qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidNationalSchemeWithoutNra } from './national-scheme-without-nra.js';

const semantics = (...authorities: Uint8Array[]) =>
  qcStatement('1.3.6.1.5.5.7.11.2', sequence(oid('0.4.0.194121.1.2'), sequence(...authorities)));
const URI = implicit(6, new TextEncoder().encode('https://nra.example'));
const EMAIL = implicit(1, new TextEncoder().encode('nra@example.eu'));
const PSD2 = psd2Statement();
const national = (...qcStatements: Uint8Array[]) => ({ subject: identified('XX:GR-18050'), qcStatements });

describe('orgid.national-scheme-without-nra', () => {
  test.each([
    ['a URI', [semantics(URI)]],
    ['a URI among others', [semantics(EMAIL, URI)]],
    ['a URI in the second SemanticsInformation', [qcSemantics(), semantics(URI)]],
  ])('%s passes', (_, statements) => {
    expect(messagesOf(orgidNationalSchemeWithoutNra, national(PSD2, ...statements))).toEqual([]);
  });

  test.each([
    ['the certificate has no SemanticsInformation', []],
    ['SemanticsInformation names no nameRegistrationAuthorities', [qcSemantics()]],
    ['none of the nameRegistrationAuthorities is a URI', [semantics(EMAIL)]],
  ])('%s', (lacking, statements) => {
    expect(messagesOf(orgidNationalSchemeWithoutNra, national(PSD2, ...statements))).toEqual([
      `organizationIdentifier is of the national type XX:, but ${lacking}.`,
    ]);
  });

  test('points at SemanticsInformation, else at the value', () => {
    expect(pointedAt(orgidNationalSchemeWithoutNra, national(PSD2, qcSemantics()))).toEqual([
      ['qcStatements[1]', qcSemantics()],
    ]);
    expect(pointedAt(orgidNationalSchemeWithoutNra, national(PSD2))).toEqual([
      ['subject.organizationIdentifier', utf8('XX:GR-18050')],
    ]);
  });

  test.each(['PSDLT-BL-LB000458', 'NTRGR-18050', 'GR-18050'])('does not apply to %j', (value) => {
    expect(messagesOf(orgidNationalSchemeWithoutNra, { subject: identified(value) })).toBeUndefined();
  });
});
