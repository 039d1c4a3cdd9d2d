import { Injectable } from '@nestjs/common';
import { entityCodeTail } from '../core/registers/entity-code.js';
import { numberKey } from '../core/registers/number-ladder.js';
import type { AskedRegister, EditionIdentity, MatchOverride } from '../core/registers/register-basis.js';
import { ENTITY_TYPES, type RegisterEntry } from '../core/registers/register-entry.js';
import type { RegisterQuestion } from '../core/registers/register-question.js';
import { entryKey, entryOf } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { CheckingService } from './checking-service.js';
import { RegisterOverrides } from './register-overrides.service.js';
import { SourceCatalog } from './source-catalog.service.js';
import { EBA, MANUAL, type RegisterSource } from './sources.js';

/** More entries than these share nothing that tells anybody apart. */
const MOST_CANDIDATES = 100;

/** A register as it was at an instant, with what its edition says of itself. */
export interface RegisterAt extends AskedRegister {
  readonly disclaimer: string | null;
}

export interface RegistersAt {
  readonly registers: readonly RegisterAt[];
  /** What people decided about the question's number, as it counted then. */
  readonly overrides: readonly MatchOverride[];
}

interface EditionRow {
  readonly id: string;
  readonly number: number;
  readonly version: string | null;
  readonly sha256: string;
  readonly publishedAt: string;
  readonly disclaimer: string | null;
}

interface EntryRow {
  readonly key: string;
  readonly version: string | null;
  readonly data: string;
}

/**
 * What an answer of the registers rests on: for each register the edition in force at an instant, and its entries that
 * may be meant. A gateway asks this for every request, so it is a handful of plain statements on indexes.
 */
@Injectable()
export class RegisterBases {
  constructor(
    private readonly db: Database,
    private readonly catalog: SourceCatalog,
    private readonly overrides: RegisterOverrides,
    private readonly checking: CheckingService,
  ) {}

  /**
   * Every register that covers the question's authority and had an edition then; the EBA's in any case, so that an answer
   * says that it had none. What people entered is asked only where it has somebody of this number: nobody expects it to
   * be complete.
   */
  async basisOf(question: RegisterQuestion, at: Date): Promise<RegistersAt> {
    const [sources, overrides, external] = await Promise.all([
      this.catalog.covering(question.authority, at),
      this.overrides.inForce(question, at),
      this.checking.ask(question, at),
    ]);
    const registers = await Promise.all(
      sources.map((source) => this.registerAt(source, question, at, overrides)),
    );
    const asked = registers.filter(
      ({ source, edition, candidates }) =>
        source === EBA.source || (edition !== null && (source !== MANUAL.source || candidates.length > 0)),
    );
    return { registers: external === undefined ? asked : [...asked, external], overrides };
  }

  private async registerAt(
    source: RegisterSource,
    question: RegisterQuestion,
    at: Date,
    overrides: readonly MatchOverride[],
  ): Promise<RegisterAt> {
    const [edition] = await this.db.query<EditionRow>(SQL.edition, [source.source, at.toISOString()]);
    if (edition === undefined) return { ...source, edition: null, candidates: [], disclaimer: null };
    const { id, number, version, sha256, publishedAt, disclaimer } = edition;
    const identity: EditionIdentity = { id, version: version ?? '', sha256, publishedAt };
    const meant = overrides.filter((one) => one.source === source.source);
    const candidates = await this.candidates(source.source, number, question, meant);
    return { ...source, edition: identity, candidates, disclaimer };
  }

  private async candidates(
    source: string,
    edition: number,
    question: RegisterQuestion,
    meant: readonly MatchOverride[],
  ): Promise<RegisterEntry[]> {
    const { authority, number, organisation } = question;
    const range = [source, edition, edition] as const;
    const key = numberKey(number);
    const direct = await Promise.all([
      ...(key === null
        ? []
        : [
            this.db.query<EntryRow>(SQL.byNumber, [...range, key, authority]),
            this.db.query<EntryRow>(SQL.byCode, [...range, key, authority]),
          ]),
      ...(organisation === null ? [] : [this.db.query<EntryRow>(SQL.byName, [...range, organisation])]),
    ]);
    const found = new Map<string, RegisterEntry>();
    const add = (rows: readonly EntryRow[]): void => {
      for (const { key: name, data, version } of rows)
        if (!found.has(name)) found.set(name, entryOf(data, version));
    };
    add(direct.flat());
    for (const { code, type } of meant)
      for (const one of type === null ? ENTITY_TYPES : [type])
        add(await this.db.query<EntryRow>(SQL.byKey, [...range, entryKey({ source, type: one, code })]));
    for (const entry of [...found.values()]) {
      // A branch stands under the number of its institution.
      if (key !== null && numberKey(entityCodeTail(entry.code)) === key)
        add(await this.db.query<EntryRow>(SQL.branches, [...range, entry.code]));
    }
    for (const { parent } of [...found.values()])
      if (parent !== null && parent.type !== '')
        add(await this.db.query<EntryRow>(SQL.byKey, [...range, `${source}:${parent.type}:${parent.code}`]));
    return [...found.values()];
  }
}

/** Source and editions are true of nearly every row; as expressions they tempt no planner away from the index that tells. */
const entriesWith = (condition: string): string =>
  'SELECT "key", "version", "data" FROM "register_entry" WHERE ("source" || \'\') = $1 AND ("fromEdition" + 0) <= $2' +
  ` AND ("toEdition" + 0) > $3 AND ${condition} ORDER BY "id" LIMIT ${MOST_CANDIDATES}`;

const SQL = {
  edition:
    'SELECT "id", "number", "version", "sha256", "publishedAt", "disclaimer" FROM "register_edition"' +
    ` WHERE "source" = $1 AND "state" IN ('current', 'past') AND "publishedAt" <= $2` +
    ' ORDER BY "number" DESC LIMIT 1',
  byNumber: entriesWith('"numberKey" = $4 AND "authority" = $5'),
  byCode: entriesWith('"codeKey" = $4 AND "authority" = $5'),
  byName: entriesWith('"name" = $4'),
  byKey: entriesWith('"key" = $4'),
  branches: entriesWith(`"parentCode" = $4 AND "type" = 'PSD_BR'`),
};
