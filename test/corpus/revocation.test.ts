import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { hex } from '../../server/core/asn1/hex.js';
import { findRevokedEntries } from '../../server/core/revocation/crl-entries.js';
import { decideRevocation } from '../../server/core/revocation/decide-revocation.js';
import { judgeCrlBytes } from '../../server/core/revocation/judge-crl.js';
import { judgeOcspBytes } from '../../server/core/revocation/judge-ocsp.js';
import type { FreshnessPolicy } from '../../server/core/revocation/judgement.js';
import { readCertificateList } from '../../server/core/revocation/read-certificate-list.js';
import { readOcspResponse } from '../../server/core/revocation/read-ocsp-response.js';
import { testVerifier } from '../support/signature-verifier.js';
import { CORPUS, hasCorpus } from './corpus.js';
import {
  certificateOf,
  type ExpectedStatus,
  pemBlock,
  revocationExpectations,
  revocationIndex,
  suiteFile,
} from './revocation.js';

/** `<suite>/<file>` → why we differ from the expectation on purpose. An entry that is not needed fails the run. */
const EXCEPTIONS = JSON.parse(
  readFileSync(new URL('revocation-exceptions.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** Most lists of the suite have no CRL number, which is not what they are about. */
const freshness = (maxAgeSeconds: number): FreshnessPolicy => ({
  skewMs: 0,
  maxAgeMs: maxAgeSeconds * 1000,
  maxAgeWithoutNextUpdateMs: maxAgeSeconds * 1000,
  crlNumber: 'not-needed',
});

/** The suite's algorithms are those of 2017; the product's policy would refuse SHA-1. */
const refuseAlgorithm = (): undefined => undefined;

function judgeOcspCase(name: string): string {
  const { verifyTime, maxAgeSeconds } = revocationExpectations().ocsp;
  const text = suiteFile('ocsp_unittest', name);
  const certificate = certificateOf(text, 'CERTIFICATE');
  const issuer = certificateOf(text, 'CA CERTIFICATE');
  if (certificate === undefined || issuer === undefined) return 'the certificates cannot be read';
  const judgement = judgeOcspBytes(
    pemBlock(text, 'OCSP RESPONSE')!,
    { certificate, issuer, at: new Date(verifyTime), freshness: freshness(maxAgeSeconds), refuseAlgorithm },
    testVerifier,
  );
  return decideRevocation([judgement]).status.toUpperCase();
}

function judgeCrlCase(name: string): string {
  const { verifyTime, maxAgeSeconds } = revocationExpectations().crl;
  const text = suiteFile('crl_unittest', name);
  const certificate = certificateOf(text, 'CERTIFICATE');
  const issuer = certificateOf(text, 'CA CERTIFICATE');
  const other = certificateOf(text, 'CA CERTIFICATE 2');
  if (certificate === undefined || issuer === undefined) return 'the certificates cannot be read';
  const judgement = judgeCrlBytes(
    pemBlock(text, 'CRL')!,
    [],
    {
      certificate,
      issuer,
      crlSigners: other === undefined ? [] : [other],
      at: new Date(verifyTime),
      freshness: freshness(maxAgeSeconds),
      refuseAlgorithm,
    },
    testVerifier,
  );
  return decideRevocation([judgement]).status.toUpperCase();
}

(hasCorpus ? describe : describe.skip)('judging the OCSP and CRL suites of BoringSSL', () => {
  const { ocsp, crl } = revocationExpectations();
  const cases: readonly (readonly [key: string, expected: ExpectedStatus, actual: string])[] = [
    ...Object.entries(ocsp.cases).map(
      ([name, { revocationStatus }]) => [`ocsp/${name}`, revocationStatus, judgeOcspCase(name)] as const,
    ),
    ...Object.entries(crl.cases).map(
      ([name, status]) => [`crl/${name}`, status, judgeCrlCase(name)] as const,
    ),
  ];

  test('all 36 responses and 66 lists are judged', () => {
    expect(Object.keys(ocsp.cases)).toHaveLength(36);
    expect(Object.keys(crl.cases)).toHaveLength(66);
  });

  test('every verdict is the expected one, or differs for a written reason', () => {
    const differing = cases.filter(([key, expected, actual]) => actual !== expected && !(key in EXCEPTIONS));
    expect(differing).toStrictEqual([]);
  });

  test('no exception is left over', () => {
    const needed = cases.filter(([, expected, actual]) => actual !== expected).map(([key]) => key);
    expect(exceptionsOf('ocsp/', 'crl/').filter((key) => !needed.includes(key))).toStrictEqual([]);
  });
});

(hasCorpus ? describe : describe.skip)('reading the revocation data of the corpus', () => {
  const entries = revocationIndex().map((entry) => ({ entry, der: derOf(entry.file, entry.kind) }));

  test('every list and response that the index could read is read, or refused for a written reason', () => {
    const refused = entries.filter(({ entry, der }) => {
      const read = entry.kind === 'crl' ? readCertificateList(der) : readOcspResponse(der);
      return entry.error === undefined && !read.ok;
    });
    expect(refused.map(({ entry }) => `index/${entry.file}`)).toStrictEqual(exceptionsOf('index/'));
  });

  test('dates, algorithm, extensions, entries and their number agree with the index', () => {
    for (const { entry, der } of entries) {
      if (entry.kind !== 'crl' || entry.error !== undefined) continue;
      const read = readCertificateList(der);
      if (!read.ok) continue;
      const crl = read.value;
      expect({
        file: entry.file,
        bytes: der.length,
        thisUpdate: seconds(crl.thisUpdate),
        nextUpdate: crl.nextUpdate === undefined ? null : seconds(crl.nextUpdate),
        revoked: crl.entries.count,
        sigAlg: crl.signatureAlgorithm.oid,
        extensions: crl.extensions.map(({ oid, critical }) => `${oid}${critical ? '!' : ''}`),
      }).toStrictEqual({
        file: entry.file,
        bytes: entry.bytes,
        thisUpdate: entry.thisUpdate,
        nextUpdate: entry.nextUpdate,
        revoked: entry.revoked,
        sigAlg: entry.sigAlg,
        extensions: entry.extensions,
      });
      for (const { serial, at } of entry.firstRevoked ?? []) {
        const even = serial.length % 2 === 0 ? serial : `0${serial}`;
        const found = findRevokedEntries(crl, octets(even), crl.canonicalIssuer!);
        expect(found.map(({ revokedAt }) => seconds(revokedAt))).toContain(at);
      }
    }
  });

  test('status, production, answers, algorithm and certificates of every response agree with the index', () => {
    const compared = entries.flatMap(({ entry, der }) => {
      const read = entry.kind === 'ocsp' && entry.error === undefined ? readOcspResponse(der) : undefined;
      if (!read?.ok || read.value.status !== 'successful') return [];
      const { basic } = read.value;
      expect({
        file: entry.file,
        producedAt: seconds(basic.producedAt),
        sigAlg: basic.signatureAlgorithm.oid,
        certificates: basic.certificates.length,
        responses: basic.responses.map(({ certId, status, thisUpdate, nextUpdate }) => ({
          serial: serialText(basic.der, certId.serial),
          certStatus: status.status.toUpperCase(),
          thisUpdate: seconds(thisUpdate),
          nextUpdate: nextUpdate === undefined ? null : seconds(nextUpdate),
          revokedAt: status.status === 'revoked' ? seconds(status.revokedAt) : null,
        })),
      }).toMatchObject({
        file: entry.file,
        producedAt: entry.producedAt,
        sigAlg: entry.sigAlg,
        certificates: entry.certificates,
        responses: entry.responses ?? [],
      });
      return [entry.file];
    });
    expect(compared).toHaveLength(30);
  });
});

const exceptionsOf = (...prefixes: readonly string[]): readonly string[] =>
  Object.keys(EXCEPTIONS).filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));

const seconds = (date: Date): string => date.toISOString().replace('.000Z', 'Z');
const serialText = (der: Uint8Array, { content, end }: { content: number; end: number }): string =>
  hex(der.subarray(content, end)).replace(/^0+/, '');

/** Content octets of a positive INTEGER. */
function octets(text: string): Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'hex'));
  return bytes[0]! >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes;
}

function derOf(file: string, kind: 'crl' | 'ocsp'): Uint8Array {
  const text = readFileSync(new URL(file, CORPUS), 'utf8');
  return (pemBlock(text, kind === 'crl' ? 'CRL' : 'OCSP RESPONSE') ?? pemBlock(text, 'X509 CRL'))!;
}
