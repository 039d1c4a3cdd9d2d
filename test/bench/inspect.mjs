import { X509Certificate } from 'node:crypto';
import { decodeCertificate } from '../../dist/server/core/certificate/decode-certificate.js';
import { inspectCertificate } from '../../dist/server/core/certificate/inspect.js';
import { readAgain } from '../../dist/server/core/certificate/second-reading.js';
import { nodeCrypto } from '../../dist/server/platform/node-crypto.js';
import { realCertificates } from './certificates.mjs';
import { cpu, print, ratioInTurn } from './measure.mjs';

const AGREES = { status: 'agrees' };
const ROUNDS = 40;

/** P1: decode, every lint rule, roles and the findings object, against node:crypto's X509Certificate. */
export async function run() {
  const { what, certificates } = realCertificates();
  const perCertificate = (work) => () =>
    cpu(() => {
      for (let i = 0; i < ROUNDS; i++) for (const der of certificates) work(der);
    }) /
    (ROUNDS * certificates.length);
  const inspectAll = perCertificate((der) =>
    inspectCertificate(decodeCertificate(der).value, nodeCrypto, AGREES),
  );
  const decodeAll = perCertificate(decodeCertificate);
  const yardstick = perCertificate((der) => new X509Certificate(der));
  inspectAll();
  yardstick();
  const { a, b, ratio } = await ratioInTurn(inspectAll, yardstick);
  print(`inspect: ${certificates.length} ${what}, one core`);
  print(
    `full inspect ${a.toFixed(0)} µs, of it decoding ${decodeAll().toFixed(0)} µs; new X509Certificate ${b.toFixed(0)} µs`,
  );
  const again =
    cpu(() => certificates.forEach((der) => readAgain(decodeCertificate(der).value))) / certificates.length;
  print(`the second reading (pkijs, made once when a certificate is admitted) ${again.toFixed(0)} µs`);
  return [{ goal: 'P1 inspect / X509Certificate', ratio, must: 2 }];
}
