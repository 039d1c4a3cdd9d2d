import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { utf8 } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { type Mint, SUBJECT } from '../../../test/support/mint.js';
import { psd2With } from '../../../test/support/psd2.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { type Asked, questionOfCertificate, questionOfIdentifier } from './register-question.js';

const told = (asked: Asked): string =>
  asked.ok
    ? `${asked.question.authority} ${asked.question.institution ?? ''} ${asked.question.number}`
    : `${asked.reason.code} ${asked.reason.message}`;

describe('what an identifier asks', () => {
  test.each([
    ['PSDLT-BL-LB000458', 'LT-BL  LB000458'],
    // The number keeps its hyphens, dots and blanks.
    ['PSDFI-FINFSA-2858394-9', 'FI-FINFSA  2858394-9'],
    ['PSDMT-MFSA-A 12345', 'MT-MFSA  A 12345'],
    ['PSDCY-CBC-115.1.2.5', 'CY-CBC  115.1.2.5'],
    ['PSDLT-BL-EMI:LB000458', 'LT-BL EMI LB000458'],
    // Former and miswritten names of authorities.
    ['PSDHR-CNB-71221608291', 'HR-HNB  71221608291'],
    ['PSDES-BDE-1234', 'ES-BE  1234'],
    ['PSDFI-FIN-FSA-2858394-9', 'FI-FINFSA  2858394-9'],
    ['PSDLV-LB-40003132723', 'LV-BL  40003132723'],
    // The abbreviation alone is not unique.
    ['PSDIE-CBI-C58301', 'IE-CBI  C58301'],
    ['PSDIS-CBI-5302740249', 'IS-CBI  5302740249'],
    [
      'PSDGB-OB-Unknown0015800001HQQrZAAX',
      'val.register-sandbox GB-OB is an authority of a sandbox, which no register knows.',
    ],
    ['PSDXX-NOBODY-1', 'val.register-unknown-authority No authority has the identifier XX-NOBODY.'],
    ['PSDLT-BL', 'val.register-no-number "PSDLT-BL" holds no authority and authorisation number.'],
    [
      'VATLT-100000000',
      'val.register-no-number "VATLT-100000000" holds no authority and authorisation number.',
    ],
    // Nothing is guessed from miswritten values.
    [
      'psdLT-BL-LB000458',
      'val.register-no-number "psdLT-BL-LB000458" holds no authority and authorisation number.',
    ],
    ['PSDPSDLT-BL-1', 'val.register-no-number "PSDPSDLT-BL-1" holds no authority and authorisation number.'],
    ['', 'val.register-no-number There is no organizationIdentifier, and so no authorisation number.'],
  ])('%s', (identifier, expected) => {
    expect(told(questionOfIdentifier(identifier))).toBe(expected);
  });

  test('a hyphen in the number is no part of the authority', () => {
    expect(told(questionOfIdentifier('PSDFI-FINFSA-FSA-1'))).toBe('FI-FINFSA  FSA-1');
    expect(told(questionOfIdentifier('PSDXX-FIN-FSA-1'))).toContain('XX-FIN.');
  });
});

describe('what a certificate asks', () => {
  const asked = (minted: Mint = {}): Asked => questionOfCertificate(certificateOf(minted));
  const subject = (...identifiers: readonly string[]): Mint => ({
    subject: [
      [SUBJECT.C, 'LT'],
      [SUBJECT.O, 'UAB Bandymas'],
      ...identifiers.map((value): [string, string] => [SUBJECT.organizationIdentifier, value]),
    ],
  });
  const stating = (ncaId: string): Mint => psd2With({ ncaId: utf8(ncaId) });

  test('who, by whose authority, under which number, for which roles', () => {
    const { der } = CertificateAuthority.root().issue({
      ...{ organisation: 'Suomen Maksu Oy', country: 'FI', ncaId: 'FI-FINFSA' },
      ...{ authorisationNumber: '2858394-9', roles: ['PSP_AI', 'PSP_PI'] },
    });
    const decoded = decodeCertificate(der);
    expect(decoded.ok && questionOfCertificate(decoded.value)).toEqual({
      ok: true,
      question: {
        authority: 'FI-FINFSA',
        statedAuthority: 'FI-FINFSA',
        number: '2858394-9',
        institution: null,
        organisation: 'Suomen Maksu Oy',
        country: 'FI',
        roles: ['PSP_AI', 'PSP_PI'],
      },
    });
  });

  test('the authority of the PSD2 statement must be the same one', () => {
    expect(told(asked(stating('DE-BAFIN')))).toBe(
      'val.register-authorities-differ The PSD2 statement names "DE-BAFIN" as authority, organizationIdentifier "LT-BL".',
    );
    expect(told(asked(stating('BE')))).toContain('val.register-authorities-differ');
    // Another name of the same authority.
    expect(told(asked({ ...stating('HR-HNB'), ...subject('PSDHR-CNB-71221608291') }))).toBe(
      'HR-HNB  71221608291',
    );
  });

  test('where no authority is competent, no register is', () => {
    expect(told(asked(stating('NA')))).toBe(
      'val.register-no-authority The certificate says that no authority is competent (NA).',
    );
  });

  test('a certificate without a PSD2 statement asks by its identifier', () => {
    expect(told(asked({ qcStatements: [] }))).toBe('LT-BL  LB000458');
  });

  test('of several identifiers the authorisation counts, and two authorisations are none', () => {
    expect(told(asked(subject('VATLT-100', 'PSDLT-BL-LB000458')))).toBe('LT-BL  LB000458');
    expect(told(asked(subject('PSDLT-BL-1', 'PSDLT-BL-1')))).toBe('LT-BL  1');
    expect(told(asked(subject('PSDLT-BL-1', 'PSDLT-BL-2')))).toBe(
      'val.register-authorities-differ There are several authorisations: "PSDLT-BL-1", "PSDLT-BL-2".',
    );
    expect(told(asked(subject('VATLT-100')))).toContain('val.register-no-number "VATLT-100"');
    expect(told(asked(subject()))).toContain('There is no organizationIdentifier');
  });
});
