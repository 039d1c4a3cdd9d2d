import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SeenCall, SentRequest } from '../core/probes/observation.js';
import type { Phase } from '../core/probes/probe-result.js';
import { TargetLines, type TargetLine } from '../probes/target-lines.service.js';
import { Clock } from '../ports/clock.js';
import { type ClientCredential, Dialer, type ExchangeRequest } from '../ports/dialer.js';

/** An open line: where to, and who we are there. */
export interface BankLine extends TargetLine {
  readonly credential: ClientCredential | null;
}

export interface BankRequest {
  readonly url: string;
  readonly method?: ExchangeRequest['method'];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; whoever gives it names its type. */
  readonly body?: string;
}

/** One call with its phases, in milliseconds since it began. */
export interface BankCall extends SeenCall {
  readonly phases: readonly Phase[];
}

/** A year of transactions on a page; nothing is kept of it. */
export const BODY_LIMIT = 2 * 1024 * 1024;
const CALL_MS = 20_000;
const USER_AGENT = 'Qwarden';

/**
 * Every call of a bank on behalf of a connection: with our certificate, to a trusted server only, no redirect followed, a fresh
 * X-Request-ID each. Never throws for what the network does.
 */
@Injectable()
export class BankCalls {
  constructor(
    private readonly dialer: Dialer,
    private readonly lines: TargetLines,
    private readonly clock: Clock,
  ) {}

  /** Refuses where the target may not be asked. */
  async open(targetId: string): Promise<BankLine> {
    await this.lines.demandAsked(targetId);
    const line = await this.lines.find(targetId);
    return { ...line, credential: await this.lines.credential(line) };
  }

  async send({ credential }: Pick<BankLine, 'credential'>, request: BankRequest): Promise<BankCall> {
    const { url, method = 'GET', json } = request;
    const body = json === undefined ? (request.body ?? '') : JSON.stringify(json);
    const requestId = randomUUID();
    const headers: Record<string, string> = {
      ...{ 'User-Agent': USER_AGENT, Accept: 'application/json', 'X-Request-ID': requestId },
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...request.headers,
    };
    const sent: SentRequest = {
      ...{ method, url, body, requestId, isWithCertificate: credential !== null },
      headers: Object.entries(headers),
    };
    const sentAt = this.clock.now();
    const outcome = await this.dialer.exchange({
      ...{ url, method, headers, trust: 'demand', longBody: 'refuse' },
      ...(body !== '' && { body: new TextEncoder().encode(body) }),
      ...(credential !== null && { credential }),
      limits: { bodyBytes: BODY_LIMIT, totalMs: CALL_MS },
    });
    return { request: sent, sentAt, bodyLimit: BODY_LIMIT, outcome, phases: outcome.phases };
  }
}

/** `https://host:port/base/v1`. */
export const resourceBaseOf = ({ origin, target }: Pick<BankLine, 'origin' | 'target'>): string =>
  `${origin}${target.basePath}/v1`;
