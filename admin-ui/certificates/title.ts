import type { Certificate } from '../../server/certificates/certificates.contract.js';

/** What people call a certificate: its organisation, else the common name, else its number. */
export function titleOf({
  organisation,
  subject,
  serialNumber,
}: Pick<Certificate, 'organisation' | 'subject' | 'serialNumber'>): string {
  const commonName = /(?:^|[,+])CN=((?:\\.|[^,+\\])+)/.exec(subject)?.[1]?.replaceAll(/\\(.)/g, '$1');
  return organisation || commonName || subject || serialNumber;
}

export const pathOf = (id: string): string => `/certificates/${id}/show`;
