import { decodeCertificate } from '../certificate/decode-certificate.js';
import { nameText } from '../certificate/name.js';
import type { MetCertificate } from './probe-result.js';

/** A certificate as a run met it; undefined for what cannot be read. `sha256` is of the DER, lower-case hex. */
export function metCertificate(
  end: MetCertificate['end'],
  der: Uint8Array,
  sha256: string,
): MetCertificate | undefined {
  const decoded = decodeCertificate(der);
  if (!decoded.ok) return undefined;
  const { subject, issuer, serialNumber, notBefore, notAfter } = decoded.value;
  if (Number.isNaN(notBefore.instant.getTime()) || Number.isNaN(notAfter.instant.getTime())) return undefined;
  return {
    end,
    subject: nameText(subject, der).slice(0, 500),
    issuer: nameText(issuer, der).slice(0, 500),
    serialNumber: serialNumber.hex,
    sha256,
    notBefore: notBefore.instant.toISOString(),
    notAfter: notAfter.instant.toISOString(),
  };
}
