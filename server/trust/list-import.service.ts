import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { AttemptOutcome } from '../core/trust-lists/attempt-outcome.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { ArchiveReader } from '../ports/archive-reader.js';
import { Clock } from '../ports/clock.js';
import { TrustListReader } from '../ports/trust-list-reader.js';
import type { UploadedFile } from '../ports/upload-reader.js';
import { MANIFEST, type Manifest, readManifest } from './bundle.js';
import { ListJudge, type Judged, type PivotSource } from './list-judge.service.js';
import { TrustedListStore } from './list-store.service.js';
import type { ArrivedList } from './stored-edition.js';
import { territorySchema, type TrustedListAttempt } from './trust.contract.js';
import { EU } from './trusted-list.entity.js';

interface Sorted {
  /** Newest first. */
  readonly listsOfLists: readonly ArrivedList[];
  readonly national: readonly ArrivedList[];
  readonly refused: readonly TrustedListAttempt[];
  readonly manifest: Manifest | undefined;
}

/** Lists that come as files, for an installation that cannot fetch them; judged as if they had been fetched. */
@Injectable()
export class ListImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: TrustedListStore,
    private readonly judge: ListJudge,
    private readonly archives: ArchiveReader,
    private readonly reader: TrustListReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What became of each file. */
  import(files: readonly UploadedFile[], actor: Actor): Promise<TrustedListAttempt[]> {
    return this.store.alone(async () => {
      const at = this.clock.now();
      const sorted = await this.read(files);
      const attempts = [
        ...sorted.refused,
        ...(await this.importListOfLists(sorted, actor, at)),
        ...(await this.importNational(sorted.national, actor, at)),
      ];
      const said = attempts.map(({ source, territory, outcome, sequenceNumber }) => ({
        ...{ source, territory, outcome, sequenceNumber },
      }));
      await this.transactions.run((tx) =>
        this.audit.record(tx, {
          ...{ actor, at, action: 'trusted-list.import', subjectType: 'trusted-list', subjectId: 'import' },
          details: { files: said },
        }),
      );
      return attempts;
    });
  }

  private async read(files: readonly UploadedFile[]): Promise<Sorted> {
    const found: { name: string; bytes: Uint8Array }[] = [];
    const refused: TrustedListAttempt[] = [];
    let manifest: Manifest | undefined;
    for await (const file of this.archives.unpack(files)) {
      if ('problem' in file) {
        const outcome = file.problem.code === 'unreadable' ? 'broken' : file.problem.code;
        refused.push(answer(file.name, null, outcome, file.problem.message));
      } else if (baseName(file.name) === MANIFEST) manifest ??= readManifest(file.bytes);
      else found.push(file);
    }
    const lists: ArrivedList[] = [];
    let position = 0;
    for await (const reading of this.reader.read(found.map(({ bytes }) => ({ bytes })))) {
      const { name: source, bytes } = found[position++] as (typeof found)[number];
      if (reading.outcome === 'signed') lists.push({ candidate: reading, bytes, source });
      else if (reading.outcome === 'unusable')
        refused.push(answer(source, null, reading.problem.code, reading.problem.message));
    }
    const newestFirst = [...lists].sort((a, b) => numberOf(b) - numberOf(a));
    const isListOfLists = ({ candidate }: ArrivedList): boolean =>
      candidate.list.scheme.type === 'list-of-lists';
    return {
      listsOfLists: newestFirst.filter(isListOfLists),
      national: newestFirst.filter((one) => !isListOfLists(one)),
      ...{ refused, manifest },
    };
  }

  private async importListOfLists(
    { listsOfLists, manifest }: Sorted,
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt[]> {
    const used = new Set<ArrivedList>();
    const pivotFrom: PivotSource = async (address) => {
      const pivot = listsOfLists.find((one) => isAt(address, one, manifest));
      if (pivot === undefined) return { code: 'pivot-missing', message: 'it is not among the files.' };
      used.add(pivot);
      return pivot;
    };
    const attempts: TrustedListAttempt[] = [];
    const named = new Set<string>();
    for (const arrived of listsOfLists) {
      const { source, candidate } = arrived;
      if ([...named].some((address) => isAt(address, arrived, manifest))) {
        // What led to a newer one is no list to be used by itself.
        attempts.push(answer(source, EU, used.has(arrived) ? 'accepted' : 'unchanged', null, arrived));
        continue;
      }
      for (const { text } of candidate.list.scheme.informationUris) named.add(text);
      const row = await this.store.ensureListOfLists(this.config.trustedLists.listOfLists, at);
      const current = await this.store.current(row.editionId);
      const file = { ...arrived, reading: { outcome: 'signed' as const, ...candidate } };
      const judged = await this.judge.listOfLists(file, current, pivotFrom, at);
      attempts.push(await this.settle(EU, arrived, judged, actor, at));
    }
    return attempts;
  }

  private async importNational(
    lists: readonly ArrivedList[],
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt[]> {
    const attempts: TrustedListAttempt[] = [];
    for (const arrived of lists) {
      const rows = await this.store.rows();
      const rowOf = (territory: string) => rows.find((row) => row.territory === territory);
      const lotl = await this.store.current(rowOf(EU)?.editionId ?? null);
      const { territory } = arrived.candidate.list.scheme;
      if (lotl === undefined) {
        const message = 'There is no list of lists yet by which it could be judged; import that first.';
        attempts.push(answer(arrived.source, territory, 'list-of-lists-missing', message, arrived));
        continue;
      }
      const current = await this.store.current(rowOf(territory)?.editionId ?? null);
      const file = { ...arrived, reading: { outcome: 'signed' as const, ...arrived.candidate } };
      const judged = await this.judge.national(territory, file, current, lotl, at);
      attempts.push(await this.settle(territory, arrived, judged, actor, at));
    }
    return attempts;
  }

  /** What is refused is told to whoever imports; it says nothing about the attempts to fetch the list. */
  private async settle(
    territory: string,
    arrived: ArrivedList,
    judged: Judged,
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt> {
    const { source } = arrived;
    if (judged.decision === 'refuse') return answer(source, territory, judged.code, judged.message, arrived);
    if (judged.decision === 'accept') {
      const accepted = { ...judged.accepted, fetched: undefined };
      if (await this.store.accept(accepted, actor, at))
        return { ...answer(source, territory, 'accepted', null, arrived), editionId: accepted.edition.id };
    } else await this.store.confirm(territory, 'unchanged', at);
    return answer(source, territory, 'unchanged', null, arrived);
  }
}

const answer = (
  source: string,
  territory: string | null,
  outcome: AttemptOutcome,
  message: string | null,
  arrived?: ArrivedList,
): TrustedListAttempt => ({
  ...{ source, outcome, message, editionId: null },
  // Somebody else's list may claim anything.
  territory: territorySchema.safeParse(territory).data ?? null,
  sequenceNumber: arrived === undefined ? null : numberOf(arrived),
});

const numberOf = ({ candidate }: ArrivedList): number => candidate.list.scheme.sequenceNumber;

/** A pivot is known by its address: from the manifest, or because the file is called like the end of it. */
const isAt = (address: string, { source, candidate }: ArrivedList, manifest: Manifest | undefined): boolean =>
  baseName(source) === baseName(address) ||
  manifest?.files.some(({ location, sha256 }) => location === address && sha256 === candidate.sha256) ===
    true;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
