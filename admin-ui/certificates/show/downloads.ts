import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { saveFile } from '../../components/saveFile.js';
import { bytesOfBase64 } from '../bytes/byte-range.js';
import { titleOf } from '../title.js';

/** `uab-bandymas-1a2b3c4d.pem`: recognisable, and different for two certificates of one organisation. */
function fileName(certificate: Certificate, extension: string): string {
  const name = titleOf(certificate)
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .toLowerCase();
  return `${[name, certificate.sha256.slice(0, 8)].filter(Boolean).join('-')}.${extension}`;
}

export const downloadPem = (certificate: Certificate): void =>
  saveFile(fileName(certificate, 'pem'), 'application/x-pem-file', certificate.pem);

export function downloadDer(certificate: Certificate): void {
  const base64 = certificate.pem.replaceAll(/-----[^-]+-----|\s/g, '');
  const der = new Uint8Array(bytesOfBase64(base64));
  saveFile(fileName(certificate, 'cer'), 'application/pkix-cert', der);
}
