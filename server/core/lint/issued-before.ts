import type { Certificate } from '../certificate/certificate.js';

/** Whether a certificate was issued (notBefore) before an edition came into force; without a readable date: no. */
export function issuedBefore({ notBefore }: Certificate, edition: Date): boolean {
  return notBefore.instant !== undefined && notBefore.instant < edition;
}
