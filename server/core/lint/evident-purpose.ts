import type { Certificate } from '../certificate/certificate.js';
import { EkuOid } from './profiles.js';

const TLS_PURPOSES: ReadonlySet<string> = new Set(Object.values(EkuOid));

/**
 * What a certificate can be used for by its key usages, whatever its QcType and policies say: `server` with a TLS
 * purpose, `seal` when it may sign for non-repudiation and not transport keys. `undefined` when both stay open.
 */
export function evidentPurpose({ extendedKeyUsage, keyUsage }: Certificate): 'server' | 'seal' | undefined {
  if (extendedKeyUsage?.items.some(({ oid }) => TLS_PURPOSES.has(oid))) return 'server';
  const bits = keyUsage?.bits;
  return bits?.includes('nonRepudiation') && !bits.includes('keyEncipherment') ? 'seal' : undefined;
}
