import { readFileSync } from 'node:fs';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { CORPUS } from './corpus.js';

/** What the OCSP and CRL tables of BoringSSL expect. */
export interface RevocationExpectations {
  readonly ocsp: {
    readonly verifyTime: string;
    readonly maxAgeSeconds: number;
    readonly cases: Readonly<Record<string, { readonly revocationStatus: ExpectedStatus }>>;
  };
  readonly crl: {
    readonly verifyTime: string;
    readonly maxAgeSeconds: number;
    readonly cases: Readonly<Record<string, ExpectedStatus>>;
  };
}
export type ExpectedStatus = 'GOOD' | 'REVOKED' | 'UNKNOWN';

/** What python-cryptography says each CRL and OCSP response holds. */
export interface RevocationIndexEntry {
  readonly file: string;
  readonly kind: 'crl' | 'ocsp';
  readonly bytes: number;
  readonly error?: string;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | null;
  readonly revoked?: number;
  readonly sigAlg?: string;
  readonly firstRevoked?: readonly { readonly serial: string; readonly at: string }[];
  readonly extensions?: readonly string[];
  readonly producedAt?: string;
  readonly certificates?: number;
  readonly responses?: readonly {
    readonly serial: string;
    readonly certStatus: string;
    readonly thisUpdate: string;
    readonly nextUpdate: string | null;
    readonly revokedAt: string | null;
  }[];
}

const SUITES = 'files/boringssl-pki';

export const revocationExpectations = (): RevocationExpectations =>
  JSON.parse(readFileSync(new URL(`${SUITES}/expectations.json`, CORPUS), 'utf8')) as RevocationExpectations;

export const revocationIndex = (): readonly RevocationIndexEntry[] =>
  JSON.parse(readFileSync(new URL('revocation-index.json', CORPUS), 'utf8')) as RevocationIndexEntry[];

export const suiteFile = (suite: 'ocsp_unittest' | 'crl_unittest', name: string): string =>
  readFileSync(new URL(`${SUITES}/${suite}/${name}`, CORPUS), 'utf8');

/** The DER of the first PEM block with this label; `undefined` when there is none. */
export function pemBlock(text: string, label: string): Uint8Array | undefined {
  const block = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*?)-----END`).exec(text)?.[1];
  return block === undefined ? undefined : Uint8Array.from(Buffer.from(block, 'base64'));
}

export function certificateOf(text: string, label: string): Certificate | undefined {
  const der = pemBlock(text, label);
  const certificate = der && decodeCertificate(der);
  return certificate?.ok ? certificate.value : undefined;
}
