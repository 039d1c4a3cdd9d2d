import type {
  SeenAnswer,
  SeenCall,
  SeenFailure,
  SeenHandshake,
  SeenProblem,
} from '../../server/core/probes/observation.js';
import type { ProbeTarget } from '../../server/core/probes/probe-target.js';
import { targetFromPreset } from '../../server/core/probes/make-target.js';
import { mint } from './mint.js';

/** A boring sandbox of the Berlin edition. */
export function sandboxTarget(over: Partial<ProbeTarget> = {}): ProbeTarget {
  const read = targetFromPreset('berlin-1.3', {
    ...{ origin: 'https://bank.example', clientId: 'PSDLT-BL-LB000458' },
    redirectUri: 'https://psd2.bandymas-test.eu/callback',
  });
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return { ...read.target, ...over };
}

export const AT = new Date('2026-11-23T12:00:00Z');

export const seenHandshake = (over: Partial<SeenHandshake> = {}): SeenHandshake => ({
  ...{ ok: true, address: '203.0.113.7', version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
  ...{ chain: [mint({ notAfter: '270131235959Z' })], chainLength: 2, isTrusted: true, trustProblem: null },
  clientCertificate: { isAsked: true, authorities: [] },
  ...over,
});

interface Asked {
  readonly url?: string;
  readonly isWithCertificate?: boolean;
}

const asked = ({
  url = 'https://bank.example/xs2a/berlin/1.3/v1/accounts',
  isWithCertificate = true,
}: Asked) => ({
  request: {
    ...{ method: 'GET', url, body: '', isWithCertificate },
    headers: [['X-Request-ID', '11111111-1111-4111-8111-111111111111']] as const,
    requestId: '11111111-1111-4111-8111-111111111111',
  },
  sentAt: AT,
  bodyLimit: 65_536,
});

/** An answer as a bank gives it; an object as body is JSON. */
export function answered(
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string>> = {},
  request: Asked = {},
): SeenCall {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? {} : { 'Content-Type': 'application/json' };
  const outcome: SeenAnswer = {
    ...{ ok: true, address: '203.0.113.7', status, answeredAt: AT, handshake: seenHandshake() },
    headers: Object.entries({ Date: AT.toUTCString(), ...type, ...headers }),
    body: new TextEncoder().encode(text),
  };
  return { ...asked(request), outcome };
}

export const tpp = (...codes: readonly string[]): unknown => ({
  tppMessages: codes.map((code) => ({ category: 'ERROR', code, text: 'No.' })),
});

export const problem = (failure: SeenFailure, alert?: string): SeenProblem => ({
  ...{ ok: false, failure, message: `It ended: ${failure}.` },
  ...(alert !== undefined && { alert }),
});

export const unanswered = (failure: SeenFailure, alert?: string, request: Asked = {}): SeenCall => ({
  ...asked(request),
  outcome: problem(failure, alert),
});

/** Metadata of the sandbox that nobody has anything against. */
export const SOUND_METADATA = {
  issuer: 'https://bank.example/xs2a/berlin/1.3',
  authorization_endpoint: 'https://bank.example/xs2a/berlin/1.3/oauth/authorize',
  token_endpoint: 'https://bank.example/xs2a/berlin/1.3/oauth/token',
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['tls_client_auth', 'client_secret_post'],
  tls_client_certificate_bound_access_tokens: true,
};
