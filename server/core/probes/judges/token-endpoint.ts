import { finding } from '../finding-codes.js';
import { headerOf } from '../header-values.js';
import { fact, type Judge, judgement } from '../judgement.js';
import type { ObservationOf, SeenAnswer, SeenCall } from '../observation.js';
import type { Fact, ProbeFinding } from '../probe-result.js';
import { isJsonObject, readJson } from '../read-json.js';
import { readAnswer, unexpected } from './answer-findings.js';
import { endpointFinding, errorWordOf } from './authorize-answer.js';

const STEP = 'token-endpoint';

/** Rows 10 and 11: a made-up code is refused with invalid_grant, which only a known client hears (RFC 6749 §5.2). */
export const judgeTokenEndpoint: Judge<typeof STEP> = ({
  endpoint,
  authMethods,
  code,
  clientCredentials,
}) => {
  if (!endpoint.ok) return judgement([], [endpointFinding(STEP, 'token_endpoint', endpoint)]);
  if (code === null) return judgement([], []);
  const first = codeFindings(code, authMethods);
  const second = clientCredentials === null ? { facts: [], findings: [] } : grantFindings(clientCredentials);
  return judgement([...first.facts, ...second.facts], [...first.findings, ...second.findings]);
};

interface Part {
  readonly facts: readonly Fact[];
  readonly findings: readonly ProbeFinding[];
}

function codeFindings(call: SeenCall, authMethods: ObservationOf<typeof STEP>['authMethods']): Part {
  const { answer, facts, settled } = readAnswer(STEP, call);
  if (!call.outcome.ok) return { facts, findings: settled };
  const error = errorWordOf(call.outcome);
  const { status } = call.outcome;
  // Whoever fails has not looked at the client, whatever word stands beside it (RFC 6749 §5.2 knows 400 and 401).
  if ((error === null || status >= 500) && settled.length > 0) return { facts, findings: settled };
  if (hasToken(call.outcome))
    return {
      facts,
      findings: [finding(`${STEP}.token-issued`, `The status is ${status}, and the answer holds a token.`)],
    };
  if (error === null) {
    const findings =
      status >= 400
        ? [finding(`${STEP}.without-error`, `The status is ${status}, without the member error.`)]
        : [unexpected(STEP, answer)];
    return { facts, findings };
  }
  return {
    facts: [...facts, fact('error', error)],
    findings: [byError(error, status, authMethods), ...mannerFindings(call.outcome, error)],
  };
}

function byError(error: string, status: number, authMethods: readonly string[] | null): ProbeFinding {
  const message = `A made-up code is answered with ${status} ${error}.`;
  switch (error) {
    case 'invalid_grant':
      return finding(`${STEP}.client-known`, message);
    case 'invalid_client': {
      // RFC 8414 §2: without a word, client_secret_basic.
      const methods = authMethods ?? ['client_secret_basic'];
      return methods.every((method) => method.startsWith('client_secret_') || method === 'private_key_jwt')
        ? finding(
            `${STEP}.authentication-missing`,
            `${message} The metadata know ${methods.join(', ')} only.`,
          )
        : finding(`${STEP}.client-unknown`, message);
    }
    case 'unauthorized_client':
      return finding(`${STEP}.client-not-allowed`, message);
    case 'unsupported_grant_type':
      return finding(`${STEP}.grant-unsupported`, message);
    default:
      return finding(`${STEP}.request-refused`, message);
  }
}

/** RFC 6749 §5.2: 400, or 401 for invalid_client; §5.1: not to be kept. */
function mannerFindings({ status, headers }: SeenAnswer, error: string): readonly ProbeFinding[] {
  const isUsual = status === 400 || (status === 401 && error === 'invalid_client');
  const cacheControl = headerOf(headers, 'cache-control') ?? '';
  return [
    ...(isUsual ? [] : [finding(`${STEP}.other-status`, `${error} comes with status ${status}.`)]),
    ...(/\bno-store\b/i.test(cacheControl)
      ? []
      : [finding(`${STEP}.cacheable`, `Cache-Control is ${cacheControl.slice(0, 80) || 'missing'}.`)]),
  ];
}

function grantFindings(call: SeenCall): Part {
  if (!call.outcome.ok) return { facts: [], findings: [] };
  const { status } = call.outcome;
  const error = errorWordOf(call.outcome);
  const facts = [fact('client_credentials', `${status}${error === null ? '' : ` ${error}`}`)];
  if (hasToken(call.outcome))
    return {
      facts,
      findings: [
        finding(
          `${STEP}.client-credentials-granted`,
          `client_credentials is answered with ${status} and a token.`,
        ),
      ],
    };
  return status >= 400 && status < 500
    ? {
        facts,
        findings: [
          finding(
            `${STEP}.client-credentials-refused`,
            `client_credentials is answered with ${status} ${error ?? 'and no error'}.`,
          ),
        ],
      }
    : { facts, findings: [] };
}

function hasToken({ status, body }: SeenAnswer): boolean {
  const reading = readJson(body);
  const value = reading.ok ? reading.value : reading.value;
  return status >= 200 && status < 300 && isJsonObject(value) && typeof value['access_token'] === 'string';
}
