import type { Certificate } from '../certificate/certificate.js';

/** Whether a certificate was issued (notBefore) before an edition came into force. */
export const issuedBefore = ({ notBefore }: Certificate, edition: Date): boolean =>
  notBefore.instant < edition;
