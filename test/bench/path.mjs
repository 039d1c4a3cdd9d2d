import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { NodeSignatureVerifier } from '../../dist/server/adapters/node-signature-verifier.js';
import { certificatesInFile } from '../../dist/server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../dist/server/core/certificate/decode-certificate.js';
import { findPath } from '../../dist/server/core/path/find-path.js';
import { PathCandidates } from '../../dist/server/core/path/path-candidates.js';
import { anchorFromCertificate, HEED_EVERYTHING } from '../../dist/server/core/path/trust-anchor.js';
import { certificateSignature } from '../../dist/server/core/signatures/certificate-signature.js';
import { cpu, median, print, ratioInTurn } from './measure.mjs';

const ROUNDS = 2_000;
const AT = new Date('2026-06-01T00:00:00Z');
const LIMBO = new URL('../../../shared/corpus/limbo/limbo.json', import.meta.url);

/** P14: a path of three against its two bare signatures, and the worst that x509-limbo has. */
export async function run() {
  return [await honest(), ...worst()];
}

/** P14a: from the bytes of leaf and intermediate to the verdict; anchors are known beforehand, as a trusted list is. */
async function honest() {
  const { module } = await runnerImport('./test/support/certificate-authority.ts', {
    configFile: false,
    logLevel: 'warn',
  });
  const root = module.CertificateAuthority.root();
  const issuing = root.subordinate();
  const leaves = Array.from(
    { length: 50 },
    (_, i) => issuing.issue({ dnsName: `tpp${i}.bandymas.example` }).der,
  );
  const decode = (der) => decodeCertificate(der).value;
  const anchors = [anchorFromCertificate(decode(root.der))];
  const verifier = new NodeSignatureVerifier();
  const validate = (der) => {
    const candidates = new PathCandidates(anchors, [decode(issuing.der)]);
    if (!findPath({ target: decode(der), candidates, at: AT }, verifier).ok) throw new Error('No path.');
  };
  const [rootKey, issuingKey] = [root, issuing].map(({ der }) => {
    const { start, end } = decode(der).publicKey.at;
    return createPublicKey({ key: Buffer.from(der.subarray(start, end)), format: 'der', type: 'spki' });
  });
  const signedBy = (der) => certificateSignature(decode(der), new Uint8Array());
  const [signedIssuing, signedLeaves] = [signedBy(issuing.der), leaves.map(signedBy)];
  const bare = (_, i) =>
    verify('sha256', signedLeaves[i].signed, issuingKey, signedLeaves[i].signature) &&
    verify('sha256', signedIssuing.signed, rootKey, signedIssuing.signature);
  const each = (work) => () =>
    cpu(() => {
      for (let i = 0; i < ROUNDS / leaves.length; i++) leaves.forEach(work);
    }) / ROUNDS;
  const [path, yardstick] = [each(validate), each(bare)];
  path();
  yardstick();
  const { a, b, ratio } = await ratioInTurn(path, yardstick);
  print(`path: leaf, intermediate and root on P-256, one core; pathological cases by CPU time`);
  print(`decode, build and validate ${a.toFixed(0)} µs; two crypto.verify ${b.toFixed(0)} µs`);
  return { goal: 'P14a path / two signatures', ratio, must: 6 };
}

/** P14b: CPU milliseconds of each pathological case, decoding included, each with keys nobody has imported before. */
function worst() {
  if (!existsSync(LIMBO)) {
    print('The corpus is not beside the checkout; P14b is left out.');
    return [];
  }
  const { testcases } = JSON.parse(readFileSync(LIMBO, 'utf8'));
  const encoder = new TextEncoder();
  const read = (pem) => {
    const found = decodeCertificate(certificatesInFile(encoder.encode(pem))[0].der);
    return found.ok ? [found.value] : [];
  };
  const times = testcases
    .filter(({ id }) => id.startsWith('pathological::'))
    .map(({ id, trusted_certs, untrusted_intermediates, peer_certificate }) => {
      const once = () =>
        cpu(() => {
          const anchors = trusted_certs
            .flatMap(read)
            .map((certificate) => anchorFromCertificate(certificate, { heed: HEED_EVERYTHING }));
          const candidates = new PathCandidates(anchors, untrusted_intermediates.flatMap(read));
          const [target] = read(peer_certificate);
          if (target !== undefined) findPath({ target, candidates, at: AT }, new NodeSignatureVerifier());
        }) / 1000;
      return { id, milliseconds: median(Array.from({ length: 5 }, once)) };
    })
    .sort((a, b) => b.milliseconds - a.milliseconds);
  for (const { id, milliseconds } of times.slice(0, 3)) print(`${id} ${milliseconds.toFixed(1)} ms`);
  return [{ goal: 'P14b worst pathological case in ms', ratio: times[0].milliseconds, must: 1000 }];
}
