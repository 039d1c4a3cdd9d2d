import type { Certificate } from '../certificate/certificate.js';
import type { GeneralName } from '../certificate/extensions/general-name.js';

/** The dNSNames in subjectAltName; `undefined` when there is none. */
export function dnsNamesOf({ subjectAltName }: Certificate): readonly GeneralName[] | undefined {
  const names = subjectAltName?.items.filter(({ type }) => type === 'dns');
  return names?.length ? names : undefined;
}
