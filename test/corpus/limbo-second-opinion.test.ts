import { webcrypto } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as pkijs from 'pkijs';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { hasLimbo, judgeLimbo, limboCases } from './limbo.js';

/** Paths that we find and pkijs refuses, with the reason. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'rfc5280::validity::notafter-fractional':
    'pkijs compares milliseconds; validity counts in seconds (RFC 5280 4.1.2.5), and the suite cuts the instant too.',
};

/** pkijs gets the one path that was found, because its own search does not end on some sets of certificates. */
(hasLimbo ? describe : describe.skip)('pkijs as second opinion', () => {
  test('confirms every path that is found in x509-limbo', async () => {
    pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }));
    const verifier = new NodeSignatureVerifier();
    const refused: string[] = [];
    let asked = 0;
    for (const testcase of hasLimbo ? limboCases() : []) {
      const { result } = judgeLimbo(testcase, verifier);
      if (result?.ok !== true) continue;
      const { certificates, anchor } = result.path;
      const engine = new pkijs.CertificateChainValidationEngine({
        trustedCerts: [
          pkijs.Certificate.fromBER(Uint8Array.from(anchor.certificate!.certificate.der).buffer),
        ],
        certs: certificates
          .map(({ der }) => pkijs.Certificate.fromBER(Uint8Array.from(der).buffer))
          .reverse(),
        checkDate: new Date(testcase.validation_time ?? '2026-06-01T00:00:00Z'),
      });
      asked++;
      let opinion: string;
      try {
        const answer = await engine.verify();
        opinion = answer.result ? 'accepted' : answer.resultMessage;
      } catch (error) {
        opinion = error instanceof Error ? error.message : String(error);
      }
      if (opinion !== 'accepted' && !(testcase.id in DIFFERENCES)) refused.push(`${testcase.id}: ${opinion}`);
    }
    expect(refused).toStrictEqual([]);
    expect(asked).toBeGreaterThan(80);
  });
});
