import type { ProbeStepId } from './probe-steps.js';

/** Every way in which a call ends without an answer; the words of the port that dials. */
export const SEEN_FAILURES = [
  'refused-url',
  'refused-address',
  'name-unknown',
  'name-failed',
  'connect-refused',
  'connect-timed-out',
  'connect-failed',
  'not-tls',
  'tls-version',
  'tls-alert',
  'tls-failed',
  'server-not-trusted',
  'reset',
  'closed',
  'timed-out',
  'headers-too-large',
  'body-too-large',
  'not-http',
  'credential-unusable',
  'proxy-failed',
] as const;
export type SeenFailure = (typeof SEEN_FAILURES)[number];

/** What the port's problem tells a judge. */
export interface SeenProblem {
  readonly ok: false;
  readonly failure: SeenFailure;
  readonly message: string;
  /** RFC 8446 §6: `certificate_required`. */
  readonly alert?: string;
}

export interface SeenLookUp {
  readonly ok: true;
  readonly a: readonly string[];
  readonly aaaa: readonly string[];
  readonly caa: readonly string[] | null;
  readonly refused: readonly { readonly address: string; readonly kind: string }[];
}

export interface SeenConnect {
  readonly ok: true;
  readonly address: string;
}

export interface SeenHandshake {
  readonly ok: true;
  readonly address: string;
  readonly version: string;
  readonly cipher: string;
  /** DER, leaf first. */
  readonly chain: readonly Uint8Array[];
  readonly chainLength: number;
  readonly isTrusted: boolean;
  readonly trustProblem: string | null;
  readonly clientCertificate: {
    readonly isAsked: boolean | null;
    readonly authorities: readonly string[];
  };
}

export interface SeenAnswer {
  readonly ok: true;
  readonly address: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly handshake: SeenHandshake | null;
  /** By our clock. */
  readonly answeredAt: Date;
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Empty when there was none. */
  readonly body: string;
  /** Whether our certificate was shown. */
  readonly isWithCertificate: boolean;
  /** The value of X-Request-ID; null where none was sent. */
  readonly requestId: string | null;
}

/** One request and what came of it. */
export interface SeenCall {
  readonly request: SentRequest;
  readonly sentAt: Date;
  /** Longest body that was taken; one of this length may have been cut. */
  readonly bodyLimit: number;
  readonly outcome: SeenAnswer | SeenProblem;
}

/** Where a step may go with an address out of the metadata, or why it does not. */
export type EndpointChoice =
  | { readonly ok: true; readonly url: string }
  | {
      readonly ok: false;
      /** `elsewhere`: a documented production host that is not this target's. */
      readonly why: 'no-metadata' | 'absent' | 'malformed' | 'not-https' | 'elsewhere';
      readonly url: string | null;
    };

interface AuthorizeObservation {
  readonly endpoint: EndpointChoice;
  /** What was sent as `redirect_uri`. */
  readonly redirectUri: string;
  readonly state: string;
  readonly clientId: string;
  /** Null when the endpoint could not be asked. */
  readonly call: SeenCall | null;
}

interface ResourceObservation {
  readonly call: SeenCall;
}

/** What each step brings home; bytes and times, no opinions. */
export interface Observations {
  readonly dns: { readonly isAddress: boolean; readonly lookUp: SeenLookUp | SeenProblem };
  readonly tcp: {
    readonly connects: readonly {
      readonly address: string | null;
      readonly outcome: SeenConnect | SeenProblem;
    }[];
    /** Addresses beyond the number that one run asks. */
    readonly leftOut: number;
  };
  readonly tls: { readonly handshake: SeenHandshake | SeenProblem };
  readonly mtls: {
    /** DER of our own chain, leaf first. */
    readonly certificates: readonly Uint8Array[];
    readonly call: SeenCall;
  };
  readonly clock: { readonly call: SeenCall };
  readonly discovery: {
    /** Whether the handshake without a certificate showed that one is asked for. */
    readonly isCertificateAsked: boolean;
    /** The documented address, without a certificate; null when the answer with it was enough. */
    readonly bare: SeenCall | null;
    /** The documented address, with our certificate. */
    readonly withCertificate: SeenCall | null;
    /** The address that RFC 8414 §3.1 makes of the issuer; null in a pulse. */
    readonly rfc: SeenCall | null;
  };
  readonly 'authorize-unregistered-redirect': AuthorizeObservation;
  readonly 'authorize-own-client': AuthorizeObservation;
  readonly 'token-endpoint': {
    readonly endpoint: EndpointChoice;
    readonly clientId: string;
    /** `token_endpoint_auth_methods_supported`; null where it is not said. */
    readonly authMethods: readonly string[] | null;
    readonly code: SeenCall | null;
    readonly clientCredentials: SeenCall | null;
  };
  readonly 'accounts-without-token': ResourceObservation;
  readonly 'accounts-made-up-token': ResourceObservation;
  readonly 'accounts-without-request-id': ResourceObservation;
  readonly 'consent-status': ResourceObservation;
  readonly 'payment-status': ResourceObservation;
  readonly 'funds-confirmations': ResourceObservation;
  readonly 'cross-edition': {
    readonly call: SeenCall;
    readonly discovery: SeenCall | null;
    /** This target's own metadata, to compare with the other edition's. */
    readonly ownMetadata: Readonly<Record<string, unknown>> | null;
  };
  readonly 'request-id-echo': {
    readonly answers: readonly {
      readonly step: ProbeStepId;
      readonly sent: string;
      readonly echoed: string | null;
    }[];
  };
}

/** What the steps before this one saw. */
export type Earlier = { readonly [Id in ProbeStepId]?: Observations[Id] };

/** Every step has an observation, and every observation a step. */
export type ObservationOf<Id extends ProbeStepId> = Observations[Id];
