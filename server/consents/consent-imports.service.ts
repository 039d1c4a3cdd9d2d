import { createHash, randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import {
  type ConsentMapping,
  consentMappingSchema,
  IMPORT_LIMITS,
  proposeColumns,
} from '../core/consents/import/consent-columns.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type TableForm, TableStream, UnreadableTable } from '../ports/table-stream.js';
import { ConsentImportEntity, ConsentImportPartEntity } from './consent.entity.js';
import type { ConsentImportRow, ImportReading, ImportReport } from './consent-imports.contract.js';
import { ImportRun } from './consent-import-run.js';

const PART_BYTES = 1024 * 1024;
const PEEK_BYTES = 256 * 1024;
const SAMPLE_ROWS = 20;
const LEASE_MS = 60_000;
/** A file that nobody took in is forgotten. */
const KEPT_MS = 24 * 3_600_000;

/** Files of consents: kept, read, tried and taken in, in the background. */
@Injectable()
export class ConsentImports implements OnModuleDestroy {
  private readonly logger = new Logger('Consents');
  private readonly running = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly tables: TableStream,
    private readonly work: ImportRun,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file as it comes, in pieces, and reads its head. */
  async upload(bytes: AsyncIterable<Uint8Array>, fileName: string, actor: Actor): Promise<ConsentImportRow> {
    const row = Object.assign(new ConsentImportEntity(), {
      ...{
        id: randomUUID(),
        fileName: fileName.slice(0, 200),
        bytes: 0,
        sha256: '',
        state: 'failed' as ConsentImportEntity['state'],
      },
      ...{ reading: '', mapping: '', report: '', rowsDone: 0, problem: '', createdAt: this.clock.now() },
      ...{
        createdBy: actor.name,
        createdById: actor.id,
        startedAt: null,
        finishedAt: null,
        leasedUntil: null,
      },
    } satisfies ConsentImportEntity);
    await this.transactions.run((tx) => tx.insert(ConsentImportEntity, row));
    try {
      const hash = createHash('sha256');
      let [start, part, number] = [Buffer.alloc(0), [] as Uint8Array[], 0];
      let held = 0;
      const flush = async (): Promise<void> => {
        const piece = { importId: row.id, number: number++, bytes: Buffer.concat(part) };
        [part, held] = [[], 0];
        await this.transactions.run((tx) => tx.insert(ConsentImportPartEntity, piece));
      };
      for await (const chunk of bytes) {
        row.bytes += chunk.length;
        if (row.bytes > IMPORT_LIMITS.bytes)
          throw new Problem('too-large', {
            detail: `A file may have ${IMPORT_LIMITS.bytes / PART_BYTES} MB.`,
          });
        hash.update(chunk);
        if (start.length < PEEK_BYTES) start = Buffer.concat([start, chunk]).subarray(0, PEEK_BYTES);
        part.push(chunk);
        held += chunk.length;
        if (held >= PART_BYTES) await flush();
      }
      if (held > 0) await flush();
      row.reading = JSON.stringify(this.read(start));
      row.sha256 = hash.digest('hex');
      row.state = 'uploaded';
      await this.transactions.run(async (tx) => {
        await tx.update(ConsentImportEntity, { id: row.id }, row);
        await this.audit.record(tx, {
          ...{ actor, at: row.createdAt, action: 'consent-import.upload', subjectType: 'consent-import' },
          ...{ subjectId: row.id, details: { fileName: row.fileName, bytes: row.bytes, sha256: row.sha256 } },
        });
      });
    } catch (error) {
      await this.transactions.run((tx) => tx.delete(ConsentImportEntity, { id: row.id }));
      if (error instanceof UnreadableTable) throw new Problem('unreadable', { detail: error.message });
      throw error;
    }
    return this.show(row.id);
  }

  private read(start: Uint8Array): ImportReading {
    const { form, rows } = this.tables.peek(start);
    const [header, ...rest] = rows;
    if (header === undefined || header.cells.length < 2)
      throw new UnreadableTable('The file holds no table: its first line has fewer than two columns.');
    const sample = rest.slice(0, 500).map(({ cells }) => cells);
    const { mapping, unsure, statusWords } = proposeColumns(header.cells, sample);
    return {
      ...form,
      header: header.cells.map((cell) => cell.slice(0, 200)),
      sample: sample.slice(0, SAMPLE_ROWS).map((cells) => cells.map((cell) => cell.slice(0, 100))),
      ...{ proposed: mapping, unsure: [...unsure], statusWords: [...statusWords] },
    };
  }

  async list(): Promise<ConsentImportRow[]> {
    const recent = await this.db
      .read(ConsentImportEntity)
      .createQueryBuilder('import')
      .where("import.reading <> ''")
      .orderBy('import.createdAt', 'DESC')
      .limit(50)
      .getMany();
    return recent.map(viewOf);
  }

  async show(id: string): Promise<ConsentImportRow> {
    return viewOf(await this.row(id));
  }

  private async row(id: string): Promise<ConsentImportEntity> {
    const row = await this.db.read(ConsentImportEntity).findOneBy({ id });
    if (row === null || row.reading === '') throw new Problem('consent-import-not-found');
    return row;
  }

  /** The dry run: everything but the writing. */
  check(id: string, mapping: ConsentMapping, actor: Actor): Promise<ConsentImportRow> {
    return this.begin(id, ['uploaded', 'checked'], 'checking', mapping, actor);
  }

  /** Takes in what was tried, with the mapping that was tried. */
  async run(id: string, actor: Actor): Promise<ConsentImportRow> {
    return this.begin(id, ['checked'], 'running', undefined, actor);
  }

  private async begin(
    id: string,
    from: readonly ConsentImportEntity['state'][],
    state: 'checking' | 'running',
    mapping: ConsentMapping | undefined,
    actor: Actor,
  ): Promise<ConsentImportRow> {
    const row = await this.row(id);
    if (mapping !== undefined && mapping.columns.consentId === undefined)
      throw new Problem('invalid-input', {
        errors: [{ path: 'columns.consentId', message: 'Say which column holds the consentId.' }],
      });
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { affected } = await tx.update(
        ConsentImportEntity,
        { id, state: In([...from]) },
        {
          ...{ state, rowsDone: 0, report: '', problem: '', startedAt: at, finishedAt: null },
          ...{ leasedUntil: new Date(at.getTime() + LEASE_MS) },
          ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
        },
      );
      if (affected !== 1) throw new Problem('consent-import-not-in-this-state');
      if (state === 'running')
        await this.audit.record(tx, {
          ...{ actor, at, action: 'consent-import.run', subjectType: 'consent-import', subjectId: id },
          details: { fileName: row.fileName, sha256: row.sha256 },
        });
    });
    this.start(id);
    return this.show(id);
  }

  /** Gives up a file, also one that is being taken in: what was written stays. */
  async cancel(id: string, actor: Actor): Promise<ConsentImportRow> {
    await this.row(id);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { affected } = await tx.update(
        ConsentImportEntity,
        { id, state: In(['uploaded', 'checking', 'checked', 'running']) },
        { state: 'cancelled', finishedAt: at, leasedUntil: null },
      );
      if (affected !== 1) throw new Problem('consent-import-not-in-this-state');
      await tx.delete(ConsentImportPartEntity, { importId: id });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'consent-import.cancel', subjectType: 'consent-import', subjectId: id },
        details: {},
      });
    });
    return this.show(id);
  }

  /** Goes on with what another process left, and forgets what nobody took in. */
  async tend(): Promise<{ resumed: number; forgotten: number }> {
    const at = this.clock.now();
    const left = await this.db.read(ConsentImportEntity).find({
      select: { id: true },
      where: { state: In(['checking', 'running']), leasedUntil: LessThan(at) },
    });
    for (const { id } of left) this.start(id);
    const old = await this.db.read(ConsentImportEntity).find({
      select: { id: true },
      where: {
        state: In(['uploaded', 'checked', 'failed']),
        createdAt: LessThan(new Date(at.getTime() - KEPT_MS)),
      },
      take: 50,
    });
    for (const { id } of old)
      await this.transactions.run((tx) =>
        tx.delete(ConsentImportEntity, { id, state: In(['uploaded', 'checked', 'failed']) }),
      );
    return { resumed: left.length, forgotten: old.length };
  }

  private start(id: string): void {
    if (this.running.has(id) || this.stopping) return;
    const work = this.process(id)
      .catch((error: unknown) => this.logger.error(`The import ${id} broke off: ${String(error)}`))
      .finally(() => this.running.delete(id));
    this.running.set(id, work);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  private async process(id: string): Promise<void> {
    const row = await this.row(id);
    const reading = JSON.parse(row.reading) as ImportReading;
    const mapping = consentMappingSchema.parse(JSON.parse(row.mapping));
    const isRun = row.state === 'running';
    const goOn = async (report: ImportReport): Promise<boolean> => {
      if (this.stopping) return false;
      const leasedUntil = new Date(this.clock.now().getTime() + LEASE_MS);
      const { affected } = await this.transactions.run((tx) =>
        tx.update(
          ConsentImportEntity,
          { id, state: row.state },
          { rowsDone: report.rows, leasedUntil, report: JSON.stringify(report) },
        ),
      );
      return affected === 1;
    };
    const job = { id, mapping, by: row.createdBy, dry: !isRun, goOn };
    try {
      const form = { ...reading } as TableForm;
      const report = await this.work.run(this.tables.rows(this.bytesOf(id), form), job);
      if (report === undefined) return;
      const at = this.clock.now();
      await this.transactions.run(async (tx) => {
        await tx.update(
          ConsentImportEntity,
          { id, state: row.state },
          {
            ...{ state: isRun ? 'done' : 'checked', rowsDone: report.rows, report: JSON.stringify(report) },
            ...{ finishedAt: at, leasedUntil: null },
          },
        );
        if (!isRun) return;
        await tx.delete(ConsentImportPartEntity, { importId: id });
        const { rows, added, changed, same, refused, superseded } = report;
        await this.audit.record(tx, {
          ...{ actor: SYSTEM, at },
          ...{ action: 'consent-import.done', subjectType: 'consent-import', subjectId: id },
          details: { rows, added, changed, same, refused, superseded, startedBy: row.createdBy },
        });
      });
    } catch (error) {
      const known = error instanceof UnreadableTable;
      if (!known) this.logger.error(`The import ${id} failed: ${String(error)}`);
      const problem = known ? error.message : 'Something went wrong on our side; what was written stays.';
      const at = this.clock.now();
      await this.transactions.run((tx) =>
        tx.update(
          ConsentImportEntity,
          { id },
          { state: 'failed', problem, finishedAt: at, leasedUntil: null },
        ),
      );
    }
  }

  private async *bytesOf(importId: string): AsyncIterable<Uint8Array> {
    for (let number = 0; ; number++) {
      const part = await this.db.read(ConsentImportPartEntity).findOneBy({ importId, number });
      if (part === null) return;
      yield part.bytes;
    }
  }
}

const viewOf = ({ reading, mapping, report, ...row }: ConsentImportEntity): ConsentImportRow => ({
  ...row,
  reading: JSON.parse(reading) as ConsentImportRow['reading'],
  mapping: mapping === '' ? null : (JSON.parse(mapping) as ConsentMapping),
  report: report === '' ? null : (JSON.parse(report) as ImportReport),
});
