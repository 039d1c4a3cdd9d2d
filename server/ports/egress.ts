import type { AddressKind } from '../core/egress/address.js';
import type { UrlProblem } from '../core/egress/url.js';

/** For whom a URL is fetched; stands in the request log. */
export type EgressPurpose =
  'ocsp' | 'crl' | 'ca-issuers' | 'trusted-list' | 'register' | 'bank' | 'probe' | 'webhook' | 'heartbeat';

export interface EgressRequest {
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  /** Names in lower case. Host, length, encoding and connection are not the caller's. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly limits: {
    /** Longest body that is taken. */
    readonly bodyBytes: number;
    /** From the first look-up to the last byte, redirects included. */
    readonly totalMs: number;
    /** How many redirects are followed; a few where nothing is said. */
    readonly redirects?: number;
  };
  readonly purpose: EgressPurpose;
}

export interface EgressAnswer {
  readonly outcome: 'ok';
  /** Any status; whether it means success is for the caller to say. */
  readonly status: number;
  /** Names in lower case; repeated headers are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** After redirects. */
  readonly finalUrl: string;
  readonly redirects: number;
  /** The address that was connected to; the proxy's behind a proxy. */
  readonly address: string;
  readonly durationMs: number;
}

export type EgressOutcome =
  | EgressAnswer
  /** The URL, or one it redirects to, may not be requested. */
  | {
      readonly outcome: 'refused-url';
      readonly problem: UrlProblem;
      readonly url: string;
      readonly message: string;
    }
  /** The host is, or resolves to, an address that may not be connected to. */
  | {
      readonly outcome: 'refused-address';
      readonly address: string;
      readonly kind: AddressKind;
      readonly url: string;
      readonly message: string;
    }
  | {
      readonly outcome:
        | 'dns-failed'
        | 'connect-failed'
        | 'tls-failed'
        | 'proxy-failed'
        | 'too-large'
        | 'timed-out'
        | 'too-many-redirects'
        | 'encoded'
        | 'broken';
      readonly url: string;
      readonly message: string;
    };

/**
 * The one way out for URLs that come out of a certificate, a list or a form. Nothing behind it can be made to talk to
 * a private network. Never throws: what the network does is an outcome.
 */
export abstract class Egress {
  abstract fetch(request: EgressRequest): Promise<EgressOutcome>;
}
