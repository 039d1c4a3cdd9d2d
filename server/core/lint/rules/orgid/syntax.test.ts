import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { qcSemantics, QWAC_STATEMENTS } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidSyntax } from './syntax.js';

const LEGAL = [...QWAC_STATEMENTS, qcSemantics('0.4.0.194121.1.2')];
const EIDAS_LEGAL = [...QWAC_STATEMENTS, qcSemantics('0.4.0.194121.1.4')];
const judged = (value: string, qcStatements = LEGAL) =>
  violationsOf(orgidSyntax, { subject: identified(value), qcStatements })?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('orgid.syntax', () => {
  test.each(['VATLT-100001234567', 'NTRUS+CA-27380834', 'EI:SE-5567971433', 'PADFR-ACPR-30748', 'LEIXG-1'])(
    '%j has the structure',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test('a country of three letters is the fault of another rule', () => {
    expect(judged('VATDEU-123456789')).toEqual([]);
  });

  test.each([
    '12345987',
    'NTR@NL-27380834',
    'GOVUS+PA',
    'VATLT_123',
    'vatLT-123',
    'XX-NCA-1',
    'NTRFR+PARI-1',
    'ABCDEF-1',
  ])('%j has not', (value) => {
    expect(judged(value)).toEqual([
      [
        `organizationIdentifier "${value}" is not identity type, country, hyphen-minus and identifier, like VATLT-100001234567.`,
        undefined,
      ],
    ]);
  });

  test.each(['VAT', 'LEI', 'EOR'])('%s has no subdivision', (type) => {
    expect(judged(`${type}US+PA-123`)).toEqual([
      [
        `organizationIdentifier "${type}US+PA-123" names the subdivision PA, which only the type NTR can have.`,
        undefined,
      ],
    ]);
  });

  test('is a warning where the semantics of legal persons are not asserted', () => {
    expect(judged('12345987', [...QWAC_STATEMENTS])?.map(([, severity]) => severity)).toEqual(['warning']);
    expect(judged('VATUS+PA-123', [...QWAC_STATEMENTS])?.map(([, severity]) => severity)).toEqual([
      'warning',
    ]);
    expect(judged('VATUS-123', [...QWAC_STATEMENTS])).toEqual([]);
  });

  test.each(['PSDLT-BL-LB000458', 'PSDGB-5d28c6e8c2a131001824e6b9', 'psd', 'GR-BOG-800000005', '', ' '])(
    '%j is left to other rules',
    (value) => {
      expect(judged(value)).toBeUndefined();
    },
  );

  test('does not apply to identifiers of the eIDAS network', () => {
    expect(judged('anything', EIDAS_LEGAL)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidSyntax, { subject: identified('12345987') })).toEqual([
      ['subject.organizationIdentifier', utf8('12345987')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidSyntax, { subject: identified() })).toBeUndefined();
  });

  test('judges every value', () => {
    expect(messagesOf(orgidSyntax, { subject: identified('a', 'VATLT-1', 'b', 'PSDLT-BL-1') })).toHaveLength(
      2,
    );
  });
});
