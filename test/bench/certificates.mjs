import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { certificatesInFile } from '../../dist/server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../dist/server/core/certificate/decode-certificate.js';

const { module } = await runnerImport('./test/support/mint.ts', { configFile: false, logLevel: 'warn' });

/** The DER of `n` distinct conforming QWACs. */
export const mintMany = (n) =>
  Array.from({ length: n }, (_, i) => module.mint({ serialNumber: 1_000_000 + i }));

const ETSI = new URL('../../../shared/corpus/files/pkilint/integration_certificate/etsi/', import.meta.url);

/** Real QWACs and their kin where the corpus is beside the checkout, else minted ones. */
export function realCertificates() {
  if (!existsSync(ETSI)) return { what: 'minted QWACs', certificates: mintMany(109) };
  const certificates = readdirSync(ETSI, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.crttest'))
    .flatMap((name) => certificatesInFile(readFileSync(new URL(name, ETSI))))
    .flatMap((found) => ('der' in found && decodeCertificate(found.der).ok ? [found.der] : []));
  return { what: 'certificates of the corpus (ETSI profiles)', certificates };
}
