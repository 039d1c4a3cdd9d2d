import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { psd2Statement, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidNotPsd } from './not-psd.js';

const judged = (value: string, more: Mint = {}) =>
  violationsOf(orgidNotPsd, { subject: identified(value), ...more })?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('orgid.not-psd', () => {
  test.each(['VATBE-0671516647', 'NTRLT-1', 'LEIXG-1', 'EORLT-1', 'EXCLT-1', 'XX:GR-18050'])(
    '%j is not PSD',
    (value) => {
      const type = value.slice(0, 3);
      expect(judged(value)).toEqual([
        [
          `organizationIdentifier "${value}" is of the type ${type}, not PSD: the authorisation number cannot be read from the certificate.`,
          'warning',
        ],
      ]);
    },
  );

  test('was an error until TS 119 495 V1.5.1 of April 2021', () => {
    expect(judged('NTRLT-1', { notBefore: '210331235959Z' })?.[0]?.[1]).toBe('error');
    expect(judged('NTRLT-1', { notBefore: '210401000000Z' })?.[0]?.[1]).toBe('warning');
  });

  test.each(['PSDLT-BL-LB000458', 'PSDLT_BL_1', 'PSDGB-1', 'psdlt-bl-1', 'GR-BOG-800000005'])(
    '%j means to be PSD',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test.each(['PADFR-ACPR-30748', '12345987'])('%j is left to other rules', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test('one PSD identifier among several is enough', () => {
    expect(messagesOf(orgidNotPsd, { subject: identified('NTRLT-1', 'PSDLT-BL-1') })).toEqual([]);
  });

  test('a QCP-w-psd2 policy or a PSD2 statement makes it a PSD2 certificate', () => {
    const subject = identified('NTRLT-1');
    const statement = [psd2Statement()];
    const policies = ['0.4.0.194112.1.6', '0.4.0.19495.3.1'];
    expect(messagesOf(orgidNotPsd, { subject, qcStatements: statement, policies: null })).toHaveLength(1);
    expect(messagesOf(orgidNotPsd, { subject, qcStatements: [], policies })).toHaveLength(1);
    expect(messagesOf(orgidNotPsd, { subject, qcStatements: [], policies: null })).toBeUndefined();
    expect(
      messagesOf(orgidNotPsd, { subject, qcStatements: null, policies: ['0.4.0.194112.1.6'] }),
    ).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidNotPsd, { subject: identified('NTRLT-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('NTRLT-1')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidNotPsd, { subject: identified() })).toBeUndefined();
  });
});
