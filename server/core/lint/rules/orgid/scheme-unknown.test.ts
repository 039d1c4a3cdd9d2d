import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcSemantics, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidSchemeUnknown } from './scheme-unknown.js';

const judged = (value: string, more: Mint = {}) =>
  messagesOf(orgidSchemeUnknown, { subject: identified(value), ...more });

describe('orgid.scheme-unknown', () => {
  test.each([
    'VATLT-1',
    'NTRLT-1',
    'PSDLT-BL-1',
    'PSDLT-1',
    'LEIXG-1',
    'EORLT-1',
    'EXCLT-1',
    'XX:GR-18050',
    'EI:SE-1',
  ])('%j has a known type', (value) => {
    expect(judged(value, { notBefore: '260501000000Z' })).toEqual([]);
  });

  test.each(['PAD', 'PDS', 'GOV', 'INT', 'TAX'])('%s is no type', (type) => {
    expect(judged(`${type}FR-ACPR-30748`)).toEqual([
      `organizationIdentifier "${type}FR-ACPR-30748": ${type} is no identity type; VAT, NTR, PSD, LEI, EOR, EXC are, and national ones with a colon.`,
    ]);
  });

  test.each(['EOR', 'EXC'])('%s is a type since May 2026', (type) => {
    expect(judged(`${type}LT-1`, { notBefore: '260430235959Z' })).toEqual([
      `organizationIdentifier "${type}LT-1": ${type} is an identity type only since EN 319 412-1 V1.7.1, which is younger than the certificate.`,
    ]);
  });

  test('does not apply to what has no structure', () => {
    expect(judged('GR-BOG-800000005')).toBeUndefined();
  });

  test('does not apply to identifiers of the eIDAS network', () => {
    expect(judged('PADFR-1', { qcStatements: [qcSemantics('0.4.0.194121.1.4')] })).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidSchemeUnknown, { subject: identified('PADFR-ACPR-30748') })).toEqual([
      ['subject.organizationIdentifier', utf8('PADFR-ACPR-30748')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidSchemeUnknown, { subject: identified() })).toBeUndefined();
  });
});
