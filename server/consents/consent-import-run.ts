import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { ConsentMapping } from '../core/consents/import/consent-columns.js';
import { IMPORT_LIMITS } from '../core/consents/import/consent-columns.js';
import {
  type ConsentRowRead,
  readConsentRow,
  type RowProblem,
} from '../core/consents/import/read-consent-row.js';
import { statusAt } from '../core/consents/consent-end.js';
import { mayBecome } from '../core/consents/consent-status.js';
import { Organisations } from '../organisations/organisations.service.js';
import { identityOf } from '../core/organisations/identity.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { type StreamedRow, UnreadableTable } from '../ports/table-stream.js';
import { ConsentEntity } from './consent.entity.js';
import type { ImportReport } from './consent-imports.contract.js';
import { newConsent } from './consent-rows.js';
import { ConsentStore } from './consent-store.js';

export interface ImportJob {
  readonly id: string;
  readonly mapping: ConsentMapping;
  readonly by: string;
  readonly dry: boolean;
  /** Told after each batch; false stops it. */
  readonly goOn: (report: ImportReport) => Promise<boolean>;
}

interface ReadLine {
  readonly line: number;
  readonly row: ConsentRowRead;
  readonly organisationName: string;
}

type Known = { readonly id: string; readonly name: string } | null;

/** Takes rows in, a batch in a transaction; a second run of the same file changes nothing. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly store: ConsentStore,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Undefined when it was stopped. */
  async run(
    batches: AsyncIterable<readonly StreamedRow[]>,
    job: ImportJob,
  ): Promise<ImportReport | undefined> {
    const report = emptyReport();
    const seen = new Set<string>();
    const organisations = new Map<string, Known>();
    let isFirst = true;
    for await (const batch of batches) {
      const rows = isFirst ? batch.slice(1) : batch;
      isFirst = false;
      report.rows += rows.length;
      if (report.rows > IMPORT_LIMITS.rows)
        throw new UnreadableTable(`The file has more than ${IMPORT_LIMITS.rows} rows.`);
      const lines = await this.read(rows, job, organisations, seen, report);
      if (job.dry) await this.compare(this.db.manager, lines, report);
      else
        await this.transactions.run(async (tx) => {
          const at = this.clock.now();
          const { added, changed } = await this.compare(tx, lines, report);
          const fresh = added.map(({ row, organisationName }) =>
            newConsent({ ...row, organisationName }, 'import', at),
          );
          if (fresh.length > 0) report.superseded += await this.store.add(tx, fresh, at);
          for (const { known, row } of changed) {
            const from = known.status;
            Object.assign(known, taken(row));
            await this.store.write(tx, known, from, { source: 'import', by: job.by, note: '', at });
          }
        });
      if (!(await job.goOn(report))) return undefined;
      // With SQLite all of this happens without ever waiting: whoever else has a question gets a turn.
      await setImmediate();
    }
    return report;
  }

  private async read(
    rows: readonly StreamedRow[],
    { mapping }: ImportJob,
    organisations: Map<string, Known>,
    seen: Set<string>,
    report: ImportReport,
  ): Promise<ReadLine[]> {
    const at = this.clock.now();
    const column = mapping.columns.organisation;
    const named = new Set(
      rows.map(({ cells }) => (column === undefined ? '' : (cells[column] ?? '').trim())),
    );
    if (mapping.organisationId !== null) named.add(mapping.organisationId);
    for (const name of named)
      if (name !== '' && !organisations.has(name)) organisations.set(name, await this.organisation(name));
    const lines: ReadLine[] = [];
    for (const { line, cells } of rows) {
      const read = readConsentRow(cells, {
        ...{ mapping, at },
        organisationOf: (name) => organisations.get(name)?.id,
      });
      if (!read.ok) {
        refuse(report, line, read.problem);
        continue;
      }
      const { row } = read;
      const key = `${row.edition} ${row.consentId}`;
      if (seen.has(key)) {
        refuse(report, line, { code: 'duplicate', field: 'consentId', value: row.consentId });
        continue;
      }
      seen.add(key);
      const name = column === undefined ? '' : (cells[column] ?? '').trim();
      const organisationName =
        organisations.get(name === '' ? (mapping.organisationId ?? '') : name)?.name ?? '';
      lines.push({ line, row, organisationName });
    }
    return lines;
  }

  /** By its id here, its identifier or its key. */
  private async organisation(text: string): Promise<Known> {
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text))
      return this.organisations.find(text.toLowerCase()).catch(() => null);
    const identified = identityOf(text);
    return this.organisations.findByKey(identified.ok ? identified.identity.key : text);
  }

  private async compare(tx: EntityManager, lines: readonly ReadLine[], report: ImportReport) {
    const added: ReadLine[] = [];
    const changed: { known: ConsentEntity; row: ConsentRowRead }[] = [];
    const stored = new Map<string, ConsentEntity>();
    // The index begins with the edition; without it every batch would be a look at every consent.
    for (const edition of new Set(lines.map(({ row }) => row.edition)))
      for (const one of await tx.findBy(ConsentEntity, {
        edition,
        consentId: In(lines.flatMap(({ row }) => (row.edition === edition ? [row.consentId] : []))),
      }))
        stored.set(`${one.edition} ${one.consentId}`, one);
    const at = this.clock.now();
    for (const read of lines) {
      const { line, row } = read;
      const known = stored.get(`${row.edition} ${row.consentId}`);
      if (known === undefined) {
        added.push(read);
        report.added++;
        continue;
      }
      const now = statusAt(known, at);
      if (known.organisationId !== row.organisationId)
        refuse(report, line, { code: 'belongs-to-another', field: 'organisation', value: row.consentId });
      else if (now === row.status || (now === 'expired' && row.status === 'valid' && isOver(known, at))) {
        const differs = now === row.status && isOtherwise(known, row);
        report[differs ? 'changed' : 'same']++;
        if (differs) changed.push({ known, row });
      } else if (!mayBecome(now, row.status))
        refuse(report, line, { code: 'impossible-change', field: 'status', value: `${now} → ${row.status}` });
      else {
        report.changed++;
        changed.push({ known, row });
      }
    }
    return { added, changed };
  }
}

/** Its time is over by itself; a file that still calls it valid was written before. */
const isOver = (known: ConsentEntity, at: Date): boolean => known.endsAt <= at;

const taken = ({ status, psu, validUntil, authorisedAt, recurring, frequencyPerDay }: ConsentRowRead) => ({
  ...{ status, recurring, frequencyPerDay },
  ...(psu !== '' && { psu }),
  ...(validUntil !== null && { validUntil }),
  ...(authorisedAt !== null && { authorisedAt }),
});

const isOtherwise = (known: ConsentEntity, row: ConsentRowRead): boolean =>
  Object.entries(taken(row)).some(([field, value]) => {
    const was = known[field as keyof ConsentEntity];
    return value instanceof Date ? value.getTime() !== (was as Date | null)?.getTime() : value !== was;
  });

function refuse(report: ImportReport, line: number, problem: RowProblem): void {
  report.refused++;
  report.problems[problem.code] = (report.problems[problem.code] ?? 0) + 1;
  if (report.examples.length < IMPORT_LIMITS.problemsKept) report.examples.push({ line, ...problem });
}

const emptyReport = (): ImportReport => ({
  ...{ rows: 0, added: 0, changed: 0, same: 0, refused: 0, superseded: 0 },
  ...{ problems: {}, examples: [] },
});
