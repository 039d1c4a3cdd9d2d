import type { SeenCall, SentRequest } from '../core/probes/observation.js';
import type { Phase } from '../core/probes/probe-result.js';
import type {
  ClientCredential,
  Connect,
  Dialer,
  DialProblem,
  DialTarget,
  ExchangeRequest,
  Handshake,
  LookUp,
} from '../ports/dialer.js';

/** What a step asks for; headers that every probe sends are added. */
export interface StepRequest {
  readonly url: string;
  readonly method?: ExchangeRequest['method'];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  readonly credential?: ClientCredential | null;
  /** Without X-Request-ID, where its absence is what is asked about. */
  readonly isWithoutRequestId?: boolean;
  /** `refuse` where half a document is worth nothing. */
  readonly longBody?: ExchangeRequest['longBody'];
}

/** Longest body that is looked at; a trace keeps less. */
export const BODY_LIMIT = 65_536;
/** One call, from the look-up to the last byte (Paysera §8). */
export const CALL_MS = 10_000;

export interface StepCallSettings {
  readonly userAgent: string;
  readonly now: () => Date;
  readonly randomUuid: () => string;
  /** Milliseconds since the run began. */
  readonly elapsedMs: () => number;
  /** Milliseconds that the step still has. */
  readonly leftMs: () => number;
  readonly signal: AbortSignal;
}

/**
 * The calls of one step: each is bounded by what the step has left, and leaves its phases on the run's time line and what
 * went over the wire. Whatever a probe asks is asked of a trusted server only, except in the handshake that looks at it.
 */
export class StepCalls {
  readonly phases: Phase[] = [];
  readonly exchanges: SeenCall[] = [];

  constructor(
    private readonly dialer: Dialer,
    private readonly settings: StepCallSettings,
  ) {}

  lookUp(host: string): Promise<LookUp | DialProblem> {
    return this.timed(() => this.dialer.lookUp(host, this.limits()));
  }

  connect(target: DialTarget): Promise<Connect | DialProblem> {
    return this.timed(() => this.dialer.connect(target, this.limits()));
  }

  handshake(
    target: DialTarget & { readonly credential?: ClientCredential },
  ): Promise<Handshake | DialProblem> {
    return this.timed(() => this.dialer.handshake(target, this.limits()));
  }

  async exchange(request: StepRequest): Promise<SeenCall> {
    const { url, method = 'GET', form, credential = null, longBody = 'cut' } = request;
    const requestId = request.isWithoutRequestId === true ? null : this.settings.randomUuid();
    const headers: Record<string, string> = {
      'User-Agent': this.settings.userAgent,
      Accept: 'application/json',
      'Accept-Encoding': 'identity',
      ...(requestId !== null && { 'X-Request-ID': requestId }),
      ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...request.headers,
    };
    const body = form === undefined ? '' : new URLSearchParams(form).toString();
    const sent: SentRequest = {
      ...{ method, url, body, requestId, isWithCertificate: credential !== null },
      headers: Object.entries(headers),
    };
    const sentAt = this.settings.now();
    const outcome = await this.timed(() =>
      this.dialer.exchange({
        ...{ url, method, headers, longBody, trust: 'demand' },
        ...(form && { body: new TextEncoder().encode(body) }),
        ...(credential && { credential }),
        limits: { bodyBytes: BODY_LIMIT, ...this.limits() },
        signal: this.settings.signal,
      }),
    );
    const call: SeenCall = { request: sent, sentAt, bodyLimit: BODY_LIMIT, outcome };
    this.exchanges.push(call);
    return call;
  }

  private limits(): { readonly totalMs: number } {
    return { totalMs: Math.max(1, Math.min(CALL_MS, Math.floor(this.settings.leftMs()))) };
  }

  /** Phases are counted from the beginning of a call; here they are put where they belong in the run. */
  private async timed<Outcome extends { readonly phases: readonly Phase[] }>(
    call: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const from = this.settings.elapsedMs();
    const outcome = await call();
    this.phases.push(...outcome.phases.map((phase) => ({ ...phase, startMs: phase.startMs + from })));
    return outcome;
  }
}
