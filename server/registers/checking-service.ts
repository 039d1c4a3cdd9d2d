import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type CheckingAnswer, readCheckingAnswer } from '../core/registers/checking-answer.js';
import type { AskedRegister } from '../core/registers/register-basis.js';
import type { RegisterQuestion } from '../core/registers/register-question.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../ports/clock.js';
import { Egress } from '../ports/egress.js';
import { EXTERNAL } from './sources.js';

/** A gateway waits for the lookup that waits for this. */
const LIMITS = { bodyBytes: 256 * 1024, totalMs: 2_000 } as const;
/** A question as of longer ago than this is not one that a service of today can answer. */
const NOW_MS = 60_000;

export type ExternalRegister = AskedRegister & { readonly disclaimer: string | null };

/** Asks an external checking service, as one more register: of its own standing, which is never an authority's. */
@Injectable()
export class CheckingService {
  constructor(
    private readonly egress: Egress,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined where none is configured, or the question is about the past; without edition where it does not answer. */
  async ask({ authority, number }: RegisterQuestion, at: Date): Promise<ExternalRegister | undefined> {
    const { checking, checkingToken } = this.config.registers;
    if (checking === undefined || Math.abs(this.clock.now().getTime() - at.getTime()) > NOW_MS)
      return undefined;
    const url = new URL(checking);
    url.searchParams.set('authority', authority);
    url.searchParams.set('number', number);
    const answer = await this.egress.fetch({
      url: url.href,
      method: 'GET',
      headers: {
        accept: 'application/json',
        ...(checkingToken !== undefined && { authorization: `Bearer ${checkingToken}` }),
      },
      limits: LIMITS,
      purpose: 'register',
    });
    const silent: ExternalRegister = {
      ...{ ...EXTERNAL, authorities: [authority], name: `${EXTERNAL.name} (${url.hostname})` },
      ...{ edition: null, candidates: [], disclaimer: null },
    };
    if (answer.outcome !== 'ok' || answer.status !== 200) return silent;
    const told = answerIn(answer.bytes, authority);
    if (told === undefined) return silent;
    const sha256 = createHash('sha256').update(answer.bytes).digest('hex');
    const asOf = told.asOf ?? at.toISOString();
    return {
      ...silent,
      name: told.name === undefined ? silent.name : `${told.name} (${url.hostname})`,
      edition: { id: sha256, version: asOf, sha256, publishedAt: new Date(asOf).toISOString() },
      candidates: told.entries.map((entry) => ({ ...entry, source: EXTERNAL.source })),
    };
  }
}

function answerIn(bytes: Uint8Array, authority: string): CheckingAnswer | undefined {
  try {
    return readCheckingAnswer(JSON.parse(new TextDecoder().decode(bytes)), authority);
  } catch {
    return undefined;
  }
}
