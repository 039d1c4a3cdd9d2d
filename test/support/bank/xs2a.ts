import type { IncomingMessage } from 'node:http';
import type { ApiEditionFacts, ApiEndpoint } from '../../../server/core/api-editions/api-edition.js';
import { matchEndpoint } from '../../../server/core/api-editions/match-endpoint.js';
import { answerAccounts } from './account-endpoints.js';
import { type BankAnswer, ok, refuse } from './answer.js';
import type { TokenFacts } from './authorization-server.js';
import type { BankState } from './bank.js';
import type { AcceptedCertificate } from './client-certificate.js';
import { answerConsents } from './consent-endpoints.js';
import { answerPayments } from './payment-endpoints.js';
import { headerOf, LONGEST_BODY } from './request.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One call of the interface, after its certificate was accepted. */
export interface Xs2aCall {
  readonly bank: BankState;
  readonly edition: ApiEditionFacts;
  readonly endpoint: ApiEndpoint;
  readonly request: IncomingMessage;
  readonly certificate: AcceptedCertificate;
  /** After `/v1`, split: `['consents', '…', 'status']`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** JSON; undefined where the method has none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly token: (value: string) => Promise<TokenFacts | undefined>;
}

export interface Xs2aRequest extends Pick<
  Xs2aCall,
  'bank' | 'edition' | 'request' | 'certificate' | 'token'
> {
  /** With the base. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly text: string | undefined;
}

/** Answers what is below `/v1` of an edition: what belongs to every call, then the service. */
export async function answerXs2a(given: Xs2aRequest): Promise<BankAnswer> {
  const { bank, edition, request, certificate, path, text } = given;
  const requestId = headerOf(request, 'x-request-id');
  if (requestId === undefined || !UUID.test(requestId))
    return refuse(400, 'FORMAT_ERROR', 'X-Request-ID is missing or no UUID.', { path: 'X-Request-ID' });
  const match = matchEndpoint(edition.id, request.method ?? '', path);
  if (!match.ok) {
    const { httpStatus, code, reason } = match.miss;
    return refuse(httpStatus, code, reason);
  }
  const { endpoint } = match;
  const isOpened = endpoint.status === 'coming-soon' && bank.switches.isOn('funds-confirmations-open');
  if ((endpoint.status === 'coming-soon' && !isOpened) || endpoint.status === 'not-supported')
    return refuse(404, 'RESOURCE_UNKNOWN', 'This service is not open.');
  if (endpoint.role !== null && !certificate.roles.includes(endpoint.role))
    return refuse(401, 'ROLE_INVALID', `The certificate has no ${endpoint.role}.`);
  const body = bodyFrom(request, text);
  if (body !== undefined && 'refusal' in body) return body.refusal;
  const segments = path.slice(`${edition.basePath}/v1/`.length).split('/').map(decodeURIComponent);
  const call: Xs2aCall = { ...given, endpoint, segments, body: body?.value };
  if (endpoint.id.startsWith('consents.')) return answerConsents(call);
  if (endpoint.id.startsWith('payments.')) return answerPayments(call);
  if (endpoint.id === 'funds-confirmations.create') return ok({ fundsAvailable: true });
  return answerAccounts(call);
}

function bodyFrom(
  request: IncomingMessage,
  text: string | undefined,
): { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: BankAnswer } | undefined {
  if (request.method !== 'POST' && request.method !== 'PUT') return undefined;
  if (text === undefined)
    return { refusal: refuse(413, 'FORMAT_ERROR', `The body is longer than ${LONGEST_BODY} bytes.`) };
  if (text === '') return { value: {} };
  const type = headerOf(request, 'content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    return { refusal: refuse(415, 'FORMAT_ERROR', 'The body has to be application/json.') };
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return { value: value as Readonly<Record<string, unknown>> };
  } catch {
    // Said below.
  }
  return { refusal: refuse(400, 'FORMAT_ERROR', 'The body is no JSON object.') };
}
