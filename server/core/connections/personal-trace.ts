import { type SeenCall } from '../probes/observation.js';
import type { Trace } from '../probes/probe-result.js';
import { traceOf } from '../probes/trace.js';

const ACCOUNT = /(\/(?:card-)?accounts\/)[^/?\s'"]+/g;

/**
 * The trace of a call about a customer's accounts: the request without the account's name, of the answer only status and headers.
 * A refusal has no accounts in it, and its reason is kept.
 */
export function personalTrace(call: SeenCall): Trace {
  const { request, response, curl } = traceOf(call);
  return {
    request: { ...request, url: named(request.url) },
    curl: named(curl),
    response:
      response === null || response.status >= 400
        ? response
        : { ...response, body: '(not kept)', isTruncated: false },
  };
}

const named = (text: string): string => text.replace(ACCOUNT, '$1{account-id}');
