import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Egress, type EgressOutcome } from '../ports/egress.js';
import { editionProblem } from './edition-problem.js';
import { EditionStore } from './edition-store.service.js';
import { EntryStatuses } from './entry-statuses.service.js';
import { timestampIn } from './published-at.js';
import { RegisterImports } from './register-import.service.js';
import type { EditionProblemCode, RegisterImport } from './registers.contract.js';

const METADATA_LIMITS = { bodyBytes: 64 * 1024, totalMs: 30_000 };
/** The ZIP has 20 MB. */
const FILE_LIMITS = { bodyBytes: 128 * 1024 * 1024, totalMs: 600_000 };

/** As EUCLID answers it; sizes are texts there. */
const metadataSchema = z.looseObject({
  latest_version_relative_zip_path: z.string().min(1).max(500),
  sha256_hash: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{64}$/i)
    .toLowerCase(),
  golden_copy_path_context: z.string().max(500).optional(),
  timestamp: z.string().max(100).optional(),
});

/** Counts for the row of the job. */
export type UpdateCounts = Readonly<Record<'looked' | 'published' | 'refused', number>>;

/** Asks the EBA whether there is a newer edition, and imports it. */
@Injectable()
export class RegisterUpdates {
  constructor(
    private readonly egress: Egress,
    private readonly imports: RegisterImports,
    private readonly store: EditionStore,
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
    const told = metadataIn(metadata.bytes);
    if (typeof told === 'string') return this.refuse(url, 'not-metadata', told, actor, metadata.bytes);
    const { latest_version_relative_zip_path: path, sha256_hash: sha256 } = told;
    const current = await this.store.current(EBA_SOURCE);
    if (current?.sha256 === sha256 && current.agents === this.config.registers.agents)
      return { outcome: 'unchanged', edition: null };
    const location = locationOf(path, told.golden_copy_path_context, url);
    if (location === undefined)
      return this.refuse(
        url,
        'not-metadata',
        'The metadata name no address of a file.',
        actor,
        metadata.bytes,
      );
    const file = await this.fetch(location, FILE_LIMITS);
    if (!file.ok) return this.refuse(location, file.code, file.message, actor);
    return this.imports.import(
      { name: path.slice(path.lastIndexOf('/') + 1), content: { bytes: file.bytes }, sha256 },
      {
        ...{ origin: location, actor },
        publishedAt: told.timestamp === undefined ? undefined : timestampIn(told.timestamp),
      },
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
function metadataIn(bytes: Uint8Array): z.output<typeof metadataSchema> | string {
  const text = new TextDecoder().decode(bytes).trim();
  if (text.startsWith('<')) return 'The address of the metadata answered with a web page.';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'The address of the metadata answered with something that is no JSON.';
  }
  const { data, error } = metadataSchema.safeParse(json);
  return (
    data ?? `The metadata lack what is needed: ${error?.issues.map(({ path }) => path.join('.')).join(', ')}.`
  );
}

function locationOf(path: string, context: string | undefined, url: string): string | undefined {
  const base = context !== undefined && URL.canParse(context) ? context : url;
  const folder = base.endsWith('/') || context === undefined ? base : `${base}/`;
  return URL.canParse(path, folder) ? new URL(path, folder).href : undefined;
}
