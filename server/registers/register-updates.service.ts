import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import { readFileMetadata } from '../core/registers/eba-file-metadata.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Egress, type EgressOutcome } from '../ports/egress.js';
import { editionProblem } from './edition-problem.js';
import { EditionOutcomes } from './edition-outcomes.service.js';
import { EditionStore } from './edition-store.service.js';
import { EntryStatuses } from './entry-statuses.service.js';
import { RegisterImports } from './register-import.service.js';
import type { EditionProblemCode, RegisterImport } from './registers.contract.js';

const METADATA_LIMITS = { bodyBytes: 64 * 1024, totalMs: 30_000 };
/** The ZIP has 20 MB. */
const FILE_LIMITS = { bodyBytes: 128 * 1024 * 1024, totalMs: 600_000 };

/** Counts for the row of the job. */
export type UpdateCounts = Readonly<Record<'looked' | 'published' | 'refused', number>>;

/** Asks the EBA whether there is a newer edition, and imports it. */
@Injectable()
export class RegisterUpdates {
  constructor(
    private readonly egress: Egress,
    private readonly imports: RegisterImports,
    private readonly store: EditionStore,
    private readonly outcomes: EditionOutcomes,
    private readonly statuses: EntryStatuses,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What the scheduled job does; where editions are imported by hand it only looks at days that have come. */
  async updateDue(): Promise<UpdateCounts> {
    await this.statuses.refreshDue(this.clock.now());
    if (this.config.registers.eba === undefined) return { looked: 0, published: 0, refused: 0 };
    const { outcome } = await this.update(SYSTEM);
    return {
      looked: 1,
      published: Number(outcome === 'published'),
      refused: Number(outcome === 'refused'),
    };
  }

  async update(actor: Actor): Promise<RegisterImport> {
    const url = this.config.registers.eba;
    if (url === undefined) throw new Problem('registers-off');
    const metadata = await this.fetch(url, METADATA_LIMITS);
    if (!metadata.ok) return this.refuse(url, metadata.code, metadata.message, actor);
    const told = readFileMetadata(new TextDecoder().decode(metadata.bytes), url);
    if (!told.ok) return this.refuse(url, 'not-metadata', told.message, actor, metadata.bytes);
    const { name, location, sha256, publishedAt } = told.value;
    const current = await this.store.current(EBA_SOURCE);
    if (current?.sha256 === sha256 && current.agents === this.config.registers.agents) {
      await this.outcomes.stayInUse(EBA_SOURCE, this.clock.now());
      return { outcome: 'unchanged', edition: null };
    }
    const file = await this.fetch(location, FILE_LIMITS);
    if (!file.ok) return this.refuse(location, file.code, file.message, actor);
    return this.imports.import(
      { name, content: { bytes: file.bytes }, sha256 },
      { origin: location, actor, publishedAt },
    );
  }

  private async fetch(
    url: string,
    limits: { readonly bodyBytes: number; readonly totalMs: number },
  ): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; code: EditionProblemCode; message: string }> {
    const answer: EgressOutcome = await this.egress.fetch({
      url,
      method: 'GET',
      limits,
      purpose: 'register',
    });
    if (answer.outcome !== 'ok') {
      const code = answer.outcome === 'too-large' ? 'too-large' : 'not-fetched';
      return { ok: false, code, message: `${url}: ${answer.message}` };
    }
    if (answer.status === 200) return { ok: true, bytes: answer.bytes };
    return {
      ok: false,
      code: 'not-fetched',
      message: `${answer.finalUrl} answered with status ${answer.status}.`,
    };
  }

  private refuse(
    origin: string,
    code: EditionProblemCode,
    message: string,
    actor: Actor,
    bytes?: Uint8Array,
  ): Promise<RegisterImport> {
    const { agents } = this.config.registers;
    const read = bytes && { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
    return this.store.alone(() =>
      this.imports.refusedUnread(
        { source: EBA_SOURCE, origin, agents, actor, at: this.clock.now() },
        editionProblem({ code, message }),
        read,
      ),
    );
  }
}

/** A text says why it is none. */
