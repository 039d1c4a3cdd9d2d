import type { AddressKind } from '../core/egress/address.js';
import type { Phase } from '../core/probes/probe-result.js';

/** What shows who we are in a handshake. The key may stay where it is: a token behind PKCS#11 (RFC 7512). */
export interface ClientCredential {
  /** Names this pair of certificate and key; what is made of it for TLS is kept under this name and its digest. */
  readonly id: string;
  /** PEM, leaf first, with whatever intermediates were given. */
  readonly certificates: string;
  readonly key:
    { readonly kind: 'pem'; readonly pem: string } | { readonly kind: 'pkcs11'; readonly uri: string };
}

export const DIAL_FAILURES = [
  /** Our own guard: the URL, or the address behind the name, may not be asked. */
  'refused-url',
  'refused-address',
  'name-unknown',
  'name-failed',
  'connect-refused',
  'connect-timed-out',
  'connect-failed',
  /** It speaks, and not TLS. */
  'not-tls',
  /** No version or cipher in common. */
  'tls-version',
  /** An alert of the other side; `alert` names it. With a client certificate it is their no. */
  'tls-alert',
  'tls-failed',
  /** Only where trust is demanded: the server's chain, name or dates. */
  'server-not-trusted',
  'reset',
  /** Closed in order, without an answer. */
  'closed',
  'timed-out',
  'headers-too-large',
  'body-too-large',
  'not-http',
  /** Our own key or certificate could not be used. */
  'credential-unusable',
  'proxy-failed',
] as const;
export type DialFailure = (typeof DIAL_FAILURES)[number];

export interface DialProblem {
  readonly ok: false;
  readonly failure: DialFailure;
  /** One sentence for people. */
  readonly message: string;
  /** The name of the TLS alert (RFC 8446 §6), where there was one: `certificate_required`. */
  readonly alert?: string;
  readonly addressKind?: AddressKind;
  readonly address?: string;
  /** What was done until then; milliseconds since the call began. */
  readonly phases: readonly Phase[];
}

export interface LookUp {
  readonly ok: true;
  readonly a: readonly string[];
  readonly aaaa: readonly string[];
  /** `0 issue "letsencrypt.org"` (RFC 8659); null when that question failed. */
  readonly caa: readonly string[] | null;
  /** Addresses that the guard does not let us ask, with what they are. */
  readonly refused: readonly { readonly address: string; readonly kind: AddressKind }[];
  readonly phases: readonly Phase[];
}

export interface Connect {
  readonly ok: true;
  readonly address: string;
  readonly phases: readonly Phase[];
}

export interface Handshake {
  readonly ok: true;
  readonly address: string;
  /** `TLSv1.3`. */
  readonly version: string;
  /** The name of the standard: `TLS_AES_256_GCM_SHA384`. */
  readonly cipher: string;
  /** DER, as it was sent, leaf first; at most 10. */
  readonly chain: readonly Uint8Array[];
  /** How many were sent. */
  readonly chainLength: number;
  readonly isTrusted: boolean;
  /** OpenSSL's word: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`; null when trusted. */
  readonly trustProblem: string | null;
  /** Whether the server asked for a client certificate, and from which authorities (RFC 4514); null: not to be seen. */
  readonly clientCertificate: {
    readonly isAsked: boolean | null;
    readonly authorities: readonly string[];
  };
  readonly phases: readonly Phase[];
}

export interface Exchange {
  readonly ok: true;
  readonly address: string;
  readonly status: number;
  /** As sent, in order; names as the server wrote them. */
  readonly headers: readonly (readonly [string, string])[];
  /** At most `limits.bodyBytes`; never unpacked. */
  readonly body: Uint8Array;
  readonly handshake: Handshake | null;
  /** When the first byte of the answer came, by our clock. */
  readonly answeredAt: Date;
  readonly phases: readonly Phase[];
}

export interface DialTarget {
  readonly host: string;
  readonly port: number;
  /** One address of the look-up; undefined: whichever answers first. */
  readonly address?: string;
}

export interface ExchangeRequest {
  /** https only, unless this machine may be asked. Redirects are never followed. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly credential?: ClientCredential;
  /** `demand`: nothing is sent before the server's certificate is trusted. Whatever carries a secret demands it. */
  readonly trust: 'observe' | 'demand';
  readonly limits: { readonly bodyBytes: number; readonly totalMs: number };
  /** `cut`: a longer body is cut there and the answer is good. `refuse`: it is `body-too-large`. */
  readonly longBody: 'cut' | 'refuse';
  /** Ends it early; the outcome is `timed-out`. */
  readonly signal?: AbortSignal;
}

/**
 * Connections to banks, step by step and with a certificate of ours, behind the guard of `Egress`: the same URLs and
 * addresses are refused. Never throws: what the network does is a value. Each call opens a connection of its own and closes it.
 */
export abstract class Dialer {
  abstract lookUp(host: string, limits: { readonly totalMs: number }): Promise<LookUp | DialProblem>;
  abstract connect(target: DialTarget, limits: { readonly totalMs: number }): Promise<Connect | DialProblem>;
  /** Never fails for a certificate that is not trusted; says so. */
  abstract handshake(
    target: DialTarget & { readonly credential?: ClientCredential },
    limits: { readonly totalMs: number },
  ): Promise<Handshake | DialProblem>;
  abstract exchange(request: ExchangeRequest): Promise<Exchange | DialProblem>;
}
