import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { WANTED, WANTED_SEAL } from '../../../test/support/certificate-requests.js';
import { hasOpenssl, runCommands } from '../../../test/support/openssl.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { nameText } from '../certificate/name.js';
import { contentsOf } from '../qc-statements/qc-statements.js';
import type { CertificateRequest } from './certificate-request.js';
import { commandsFor } from './commands.js';
import { judgeRequest } from './judge-request.js';
import { opensslConfiguration, requestFiles } from './openssl-configuration.js';
import { particularsFaults, type RequestParticulars } from './particulars.js';
import { readCertificateRequest } from './read-certificate-request.js';

const AT = new Date('2026-08-18T06:00:00Z');
const withOpenssl = hasOpenssl ? test : test.skip;

/** Configuration and commands as they are given out, run by the real OpenSSL; what comes back, read. */
function made(wanted: RequestParticulars): CertificateRequest {
  expect(particularsFaults(wanted)).toHaveLength(0);
  const { configuration, request } = requestFiles(wanted);
  const commands = commandsFor(wanted, 'posix').map(({ command }) => command);
  const file = runCommands({ [configuration]: opensslConfiguration(wanted) }, commands, request);
  const read = readCertificateRequest(file, testVerifier);
  if (!read.ok) throw new Error(read.error.message);
  return read.request;
}

const codes = (request: CertificateRequest, wanted: RequestParticulars) =>
  judgeRequest(request, wanted, AT).map(({ code, message }) => `${code}: ${message}`);

describe('what OpenSSL makes of the configuration is what was wanted', () => {
  withOpenssl('in a QWAC', () => {
    const request = made(WANTED);
    expect(codes(request, WANTED)).toHaveLength(0);
    expect(request.signature).toBe('valid');
    expect(nameText(request.subject, request.der)).toBe(
      'CN=psd2.bandymas.eu,serialNumber=304123456,organizationIdentifier=PSDLT-BL-LB000458,O=UAB Bandymas,L=Vilnius,C=LT',
    );
    expect(request.organizationIdentifiers).toMatchObject([{ scheme: 'PSD', reference: 'LB000458' }]);
    const [statement] = contentsOf(request.qcStatements, 'psd2');
    const { psd2 } = statement!.content;
    expect(psd2.roles.map(({ oid, name }) => [oid, name.value])).toEqual([
      ['0.4.0.19495.1.3', 'PSP_AI'],
      ['0.4.0.19495.1.2', 'PSP_PI'],
    ]);
    expect([psd2.ncaName.value, psd2.ncaId.value, psd2.recovered, psd2.deviations.length]).toEqual([
      'Bank of Lithuania',
      'LT-BL',
      false,
      0,
    ]);
    expect(psd2.ncaName.type).toBe('UTF8String');
    expect(request.keyUsage!.bits).toEqual(['digitalSignature']);
    expect(request.extendedKeyUsage!.items).toHaveLength(2);
  });

  withOpenssl('in a QSealC, whose key may be in a qualified device', () => {
    const request = made(WANTED_SEAL);
    expect(codes(request, WANTED_SEAL)).toHaveLength(0);
    expect(request.keyUsage!.bits).toEqual(['nonRepudiation']);
    expect(request.subjectAltName).toBeUndefined();
    expect(commandsFor({ ...WANTED_SEAL, inDevice: true }, 'posix').map(({ step }) => step)).toEqual([
      'look',
    ]);
    expect(codes(request, { ...WANTED_SEAL, inDevice: true })).toEqual([
      'request.device-differs: QcSSCD is missing, although the key is made in a qualified device.',
    ]);
  });

  withOpenssl.each(['rsa-3072', 'ec-p384'] as const)('with a key of %s', (key) => {
    const wanted: RequestParticulars = { ...WANTED, key };
    expect(codes(made(wanted), wanted)).toHaveLength(0);
  });

  withOpenssl('with every character that a name may have, which begins nothing of its own', () => {
    const wanted: RequestParticulars = {
      ...WANTED,
      organisation: '$ENV::HOME "Bärlin\\", # [x] = \'y\' `z`; ${prompt}\\',
      locality: '# Žemaičių',
      ncaName: 'Bank, "of": Lithuania#\\ = $x',
    };
    expect(codes(made(wanted), wanted)).toHaveLength(0);
  });

  withOpenssl('whatever the names are', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) && text.trim() === text);
    fc.assert(
      fc.property(name, name, (organisation, locality) => {
        const wanted: RequestParticulars = { ...WANTED_SEAL, organisation, locality };
        if (particularsFaults(wanted).length > 0) return;
        expect(codes(made(wanted), wanted)).toHaveLength(0);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what differs from what was wanted is told', () => {
  let request: CertificateRequest;
  const told = (change: Partial<RequestParticulars>) => {
    request ??= made(WANTED);
    return judgeRequest(request, { ...WANTED, ...change }, AT).map(({ code }) => code);
  };
  withOpenssl.each<[Partial<RequestParticulars>, string[]]>([
    [{ organisation: 'UAB Kitas' }, ['request.subject-differs']],
    [{ locality: '' }, ['request.attribute-unasked']],
    [{ organizationIdentifier: 'PSDLT-BL-LB000459' }, ['request.identifier-differs']],
    [
      { organizationIdentifier: 'PSDEE-FI-10539549' },
      ['request.identifier-differs', 'request.authority-differs', 'request.authority-differs'],
    ],
    [{ roles: ['PSP_AI'] }, ['request.roles-differ']],
    [{ roles: ['PSP_AI', 'PSP_PI', 'PSP_IC'] }, ['request.roles-differ']],
    [{ dnsNames: ['psd2.bandymas.eu'] }, ['request.names-differ']],
    [{ key: 'ec-p384' }, ['request.key-other']],
    [{ key: 'rsa-3072' }, ['request.key-other']],
  ])('%j', (change, expected) => {
    expect(told(change)).toEqual(expected);
  });
  withOpenssl('a seal is no QWAC', () => {
    request ??= made(WANTED);
    expect(judgeRequest(request, WANTED_SEAL, AT).map(({ code }) => code)).toEqual([
      'request.subject-differs',
      'request.kind-differs',
      'request.names-differ',
      'request.key-usage-differs',
    ]);
  });
});

test('the commands keep the key with the applicant', () => {
  const commands = commandsFor({ ...WANTED, key: 'rsa-3072' }, 'posix').map(({ command }) => command);
  expect(commands).toEqual([
    'umask 077',
    'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes-256-cbc -out qwac.key',
    'openssl req -new -config qwac.cnf -key qwac.key -out qwac.csr',
    'openssl req -in qwac.csr -noout -verify -text',
  ]);
  expect(commandsFor(WANTED_SEAL, 'powershell')[0]!.command).toContain('icacls qsealc.key');
});
