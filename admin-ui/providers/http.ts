import { session } from './session.js';

export const API = '/api/v1';

/** The body of an `application/problem+json` answer, as far as the console reads it. */
export interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  /** Finds it in the server's log. */
  readonly requestId?: string;
  /** One per refused field, its path in dots. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly [key: string]: unknown;
}

/** Codes of failures that never reached the server. */
export const UNREACHABLE = 'unreachable';

/**
 * A refusal of the server. react-admin reads `status`, and `body.errors` by field name to mark the inputs of a form;
 * the screens show it through `useProblemSentence`.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly body: object;

  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    const byField = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]));
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.code = problem.code ?? 'internal';
    this.body = { ...problem, errors: byField };
  }
}

export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
}

interface RequestOptions {
  readonly method?: string;
  /** Sent as JSON, unless it is a form or a file, which go as they are. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  /** For what works without a session. Everything else is not even asked before signing in. */
  readonly open?: boolean;
}

/** Calls the API on the same origin with the session cookie. Rejects with `ApiProblem` only. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const { method = 'GET', body, signal, open = false } = options;
  if (!open && !session.isOpen()) throw new ApiProblem(401, { code: 'not-signed-in' });
  const asIs = body instanceof FormData || body instanceof Blob;
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (body !== undefined && !asIs) headers['content-type'] = 'application/json';

  let response: Response;
  try {
    response = await fetch(API + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: asIs ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, { code: UNREACHABLE });
  }

  const text = await response.text();
  const json =
    response.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
  if (!response.ok) throw new ApiProblem(response.status, (json ?? {}) as ProblemBody);
  return { data: (json ?? (text as unknown)) as T, status: response.status, headers: response.headers };
}
