import { describe, expect, test } from '@jest/globals';
import { implicit, oid, printable, sequence, utf8 } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import {
  extension,
  mint,
  PSP_AI,
  PSP_PI,
  psd2Statement,
  qcCompliance,
  qcPds,
  qcSemantics,
  qcStatement,
  qcType,
  role,
  subjectWith,
  SUBJECT,
} from '../../../test/support/mint.js';
import { nodeCrypto } from '../../platform/node-crypto.js';
import { inspect, inspectCertificate } from './inspect.js';

const AGREES = { status: 'agrees' } as const;
const of = (minted = {}) => inspectCertificate(certificateOf(minted), nodeCrypto, AGREES);

describe('inspecting a certificate', () => {
  test('gives every field of the contract', () => {
    const der = mint();
    expect(inspect(der, nodeCrypto, AGREES)).toEqual({
      ok: true,
      value: {
        sha256: nodeCrypto.sha256(der),
        kind: 'qwac',
        profile: 'qwac',
        serialNumber: '1234abcd',
        subject: 'CN=psd2.bandymas-test.eu,organizationIdentifier=PSDLT-BL-LB000458,O=UAB Bandymas,C=LT',
        issuer: 'CN=Test Issuing CA,organizationIdentifier=NTRLT-123456789,O=Trust Services AB,C=LT',
        notBefore: '2026-01-31T00:00:00Z',
        notAfter: '2027-01-31T23:59:59Z',
        organizationIdentifier: {
          value: 'PSDLT-BL-LB000458',
          scheme: 'PSD',
          country: 'LT',
          authority: 'BL',
          reference: 'LB000458',
        },
        psd2: {
          roles: [{ oid: '0.4.0.19495.1.3', name: 'PSP_AI', agrees: true }],
          ncaName: 'Bank of Lithuania',
          ncaId: 'LT-BL',
          recovered: false,
        },
        usableRoles: ['PSP_AI'],
        qcStatements: {
          ids: ['0.4.0.1862.1.1', '0.4.0.1862.1.6', '0.4.0.1862.1.5', '0.4.0.19495.2'],
          compliance: true,
          types: ['web'],
          sscd: false,
          pds: [{ url: 'https://example.eu/pds_en.pdf', language: 'en' }],
          legislation: [],
          semantics: null,
        },
        policies: ['0.4.0.194112.1.6', '0.4.0.19495.3.1'],
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
        subjectAltNames: ['dns:psd2.bandymas-test.eu'],
        key: { algorithm: 'rsa', bits: 2048, curve: null },
        signatureAlgorithm: 'sha256WithRSAEncryption',
        findings: [],
      },
    });
  });

  test('is null or empty where nothing stands', () => {
    expect(
      of({
        qcStatements: null,
        policies: null,
        extendedKeyUsage: null,
        keyUsage: null,
        dnsNames: null,
        subject: [[SUBJECT.CN, 'x']],
      }),
    ).toMatchObject({
      kind: 'other',
      organizationIdentifier: null,
      psd2: null,
      usableRoles: [],
      qcStatements: null,
      policies: [],
      keyUsage: [],
      extendedKeyUsage: [],
      subjectAltNames: [],
    });
  });

  test('says when no rule judges it', () => {
    expect(of({ qcStatements: null, ca: true })).toMatchObject({ kind: 'ca', profile: null, findings: [] });
  });

  test('parts of an identifier without structure are null', () => {
    expect(
      of({ subject: subjectWith(SUBJECT.organizationIdentifier, '12345987') }).organizationIdentifier,
    ).toEqual({
      value: '12345987',
      scheme: null,
      country: null,
      authority: null,
      reference: null,
    });
  });

  test('describes statements by their names, unknown ones by their OID', () => {
    const qcStatements = [
      qcStatement('0.4.0.1862.1.4'),
      qcStatement('0.4.0.1862.1.6', sequence(oid('0.4.0.1862.1.6.2'), oid('1.2.3'))),
      qcStatement('0.4.0.1862.1.7', sequence(printable('CH'), printable('GE'))),
      qcPds(['https://a.example', 'en'], ['https://b.example', 'lt']),
      qcSemantics('0.4.0.194121.1.4'),
    ];
    expect(of({ qcStatements }).qcStatements).toEqual({
      ids: ['0.4.0.1862.1.4', '0.4.0.1862.1.6', '0.4.0.1862.1.7', '0.4.0.1862.1.5', '1.3.6.1.5.5.7.11.2'],
      compliance: false,
      types: ['eseal', '1.2.3'],
      sscd: true,
      pds: [
        { url: 'https://a.example', language: 'en' },
        { url: 'https://b.example', language: 'lt' },
      ],
      legislation: ['CH', 'GE'],
      semantics: 'eidas-legal',
    });
  });

  test.each([
    ['0.4.0.194121.1.1', 'natural'],
    ['0.4.0.194121.1.2', 'legal'],
    ['0.4.0.194121.1.3', 'eidas-natural'],
    ['1.2.3', '1.2.3'],
  ])('semantics %s is %s', (identifier, semantics) => {
    expect(of({ qcStatements: [qcSemantics(identifier)] }).qcStatements!.semantics).toBe(semantics);
  });

  test('every role is listed, and tells whether OID and name belong together', () => {
    const roles = [PSP_PI, role(3, 'Account Information'), role('1.2.3', 'x')];
    expect(of({ qcStatements: [qcCompliance(), qcType('web'), psd2Statement({ roles })] })).toMatchObject({
      psd2: {
        roles: [
          { oid: '0.4.0.19495.1.2', name: 'PSP_PI', agrees: true },
          { oid: '0.4.0.19495.1.3', name: 'Account Information', agrees: false },
          { oid: '1.2.3', name: 'x', agrees: false },
        ],
      },
      usableRoles: ['PSP_PI'],
    });
  });

  test('a finding names code, value, clause, place, bytes and what to ask', () => {
    const minted = {
      qcStatements: [
        qcCompliance(),
        qcType('web'),
        qcPds(['https://a.example', 'en']),
        psd2Statement({ roles: [role(3, 'PSP_PI')] }),
      ],
    };
    const certificate = certificateOf(minted);
    const [finding, ...others] = inspectCertificate(certificate, nodeCrypto, AGREES).findings;
    expect(others).toEqual([]);
    expect(finding).toEqual({
      code: 'psd2.role-oid-name-mismatch',
      severity: 'error',
      message: expect.stringContaining('0.4.0.19495.1.3'),
      citation: 'TS 119 495 REG-5.2.2-5',
      at: expect.stringMatching(/^qcStatements\[3\]\.rolesOfPSP\[0\]/),
      range: { start: expect.any(Number), end: expect.any(Number) },
      ask: expect.any(String),
    });
    const { start, end } = finding!.range!;
    expect(Buffer.from(certificate.der.subarray(start, end)).toString('latin1')).toContain('PSP_PI');
  });

  test('something absent has no place and no bytes', () => {
    const missing = of({
      qcStatements: [qcType('web'), qcPds(['https://a.example', 'en']), psd2Statement()],
    }).findings;
    expect(missing).toMatchObject([{ code: 'qcs.qccompliance-missing', at: null, range: null }]);
  });

  test('a violation may judge milder than its rule', () => {
    const twoTypes = {
      notBefore: '190101000000Z',
      qcStatements: [
        qcCompliance(),
        qcType('web', 'eseal'),
        qcPds(['https://a.example', 'en']),
        psd2Statement(),
      ],
    };
    expect(of(twoTypes).findings.find(({ code }) => code === 'qcs.qctype-multiple')!.severity).toBe(
      'warning',
    );
  });

  test.each([
    [{ status: 'pending' as const }, 'info'],
    [{ status: 'disagrees' as const, differences: ['key'] }, 'error'],
  ])('no role is usable while the second reading says %j', (reading, severity) => {
    const inspection = inspectCertificate(
      certificateOf({
        qcStatements: [
          qcCompliance(),
          qcType('web'),
          qcPds(['https://a.example', 'en']),
          psd2Statement({ roles: [PSP_AI] }),
        ],
      }),
      nodeCrypto,
      reading,
    );
    expect(inspection.usableRoles).toEqual([]);
    expect(inspection.findings.map(({ code, severity: found }) => [code, found])).toEqual([
      ['der.readers-disagree', severity],
    ]);
  });

  test('names of every kind', () => {
    const names = extension(
      '2.5.29.17',
      sequence(implicit(2, new TextEncoder().encode('a.example')), implicit(7, Uint8Array.of(192, 0, 2, 1))),
    );
    expect(of({ dnsNames: null, extensions: [names] }).subjectAltNames).toEqual([
      'dns:a.example',
      'ip:192.0.2.1',
    ]);
  });

  test('what is no certificate stays a problem', () => {
    expect(inspect(utf8('x'), nodeCrypto, AGREES)).toMatchObject({
      ok: false,
      problem: { at: 'Certificate' },
    });
  });
});
