import type { EntityType, RegisterEntry } from '../register-entry.js';
import { numberKey } from '../number-ladder.js';
import type { LineEntry, RowRemark, RowRemarkCode, SourceProblem, SourceReading } from './source-reading.js';
import type { Table } from './table.js';

/** What a row says, whatever the form of the list. */
export interface RowFacts {
  readonly line: number;
  readonly type: EntityType;
  readonly number: string;
  readonly name: string;
  /** The source's own key where the number is none; the number else. */
  readonly key?: string;
  readonly furtherNames?: readonly string[];
  readonly commercialNames?: readonly string[];
  readonly authorisations: readonly string[];
  readonly derivedStatus?: RegisterEntry['derivedStatus'];
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly address?: Partial<RegisterEntry['address']>;
  readonly other?: Readonly<Record<string, readonly string[]>>;
}

/** Longest value that is taken for a name, a number and the like. */
const LONGEST = 2_000;
/** Rows left out, of those that were looked at, before the file is refused as another one. */
const MOST_LEFT_OUT = 0.5;
const FEW = 20;
/** More are counted and not kept. */
export const MOST_REMARKS = 2_000;

/**
 * Gathers the entries of one table. Several rows of one institution are one entry when they agree in type, number and
 * name: lists repeat an institution for each service or country. A number that stands for two names is left out the
 * second time, with the line of both.
 */
export class EntryCollector {
  private readonly entries = new Map<string, { line: number; facts: RowFacts }>();
  private readonly found: RowRemark[];
  private rows = 0;
  private leftOut = 0;
  private firstLeftOut: RowRemark | undefined;

  constructor(
    private readonly source: string,
    private readonly authority: string,
    table: Table,
  ) {
    this.found = table.remarks.slice(0, MOST_REMARKS);
  }

  remark(code: RowRemarkCode, message: string, line: number, column: number | undefined = undefined): void {
    this.keep({ code, message, line, column: column === undefined ? null : column + 1, leftOut: false });
  }

  /** A row that gives no entry, and should. */
  leaveOut(code: RowRemarkCode, message: string, line: number, column: number | undefined = undefined): void {
    this.rows++;
    this.leftOut++;
    const remark = { code, message, line, column: column === undefined ? null : column + 1, leftOut: true };
    this.firstLeftOut ??= remark;
    this.keep(remark);
  }

  add(
    facts: RowFacts,
    numberColumn: number | undefined = undefined,
    nameColumn: number | undefined = undefined,
  ): void {
    const { line, type, number, name } = facts;
    if (name === '') return this.leaveOut('no-name', `Line ${line} names nobody.`, line, nameColumn);
    if (numberKey(number) === null)
      return this.leaveOut(
        'no-number',
        `Line ${line} (${name.slice(0, 80)}) has no number.`,
        line,
        numberColumn,
      );
    if (name.length > LONGEST || number.length > 200)
      return this.leaveOut(
        'cell-too-long',
        `Line ${line} has a name or number of ${Math.max(name.length, number.length)} characters.`,
        line,
      );
    const key = `${type} ${facts.key ?? number}`;
    const known = this.entries.get(key);
    if (known === undefined) {
      this.rows++;
      this.entries.set(key, { line, facts });
      return;
    }
    if (known.facts.name !== name)
      return this.leaveOut(
        'duplicate-number',
        `Line ${line}: ${number} is also the number of ${known.facts.name.slice(0, 80)} on line ${known.line}; the second is left out.`,
        line,
        numberColumn,
      );
    this.rows++;
    known.facts = merged(known.facts, facts);
  }

  result(problem: SourceProblem | undefined = undefined): SourceReading {
    const remarks = this.found;
    if (problem !== undefined) return { ok: false, problem, remarks };
    if (this.entries.size === 0)
      return this.refuse('nothing-inside', 'The table holds no institution that could be taken.');
    if (this.leftOut > FEW && this.leftOut > this.rows * MOST_LEFT_OUT)
      return this.refuse(
        'too-many-faults',
        `${this.leftOut} of ${this.rows} rows could not be taken; the first: ${this.firstLeftOut?.message ?? ''}`,
      );
    return {
      ok: true,
      entries: [...this.entries.values()].map(({ line, facts }) => this.entryOf(line, facts)),
      remarks,
    };
  }

  private refuse(code: 'nothing-inside' | 'too-many-faults', message: string): SourceReading {
    const { line = null, column = null } = this.firstLeftOut ?? {};
    return { ok: false, problem: { code, message, line, column }, remarks: this.found };
  }

  private keep(remark: RowRemark): void {
    if (this.found.length < MOST_REMARKS) this.found.push(remark);
  }

  private entryOf(line: number, facts: RowFacts): LineEntry {
    const { type, number, name, key, authorisations, derivedStatus = null, services, address, other } = facts;
    const owner = this.authority.replace('-', '_');
    return {
      line,
      entry: {
        ...{ source: this.source, code: `${owner}!${key ?? number}`.slice(0, 200), type, owner, number },
        authority: this.authority,
        names: [name, ...(facts.furtherNames ?? [])],
        commercialNames: facts.commercialNames ?? [],
        address: { lines: [], town: null, postCode: null, country: this.authority.slice(0, 2), ...address },
        ...{ authorisations, derivedStatus, parent: null, services, exclusion: null },
        ...{ other: other ?? {}, version: null },
      },
    };
  }
}

function merged(one: RowFacts, other: RowFacts): RowFacts {
  const services: Record<string, readonly string[]> = { ...one.services };
  for (const [country, codes] of Object.entries(other.services))
    services[country] = [...new Set([...(services[country] ?? []), ...codes])];
  return {
    ...one,
    services,
    commercialNames: [...new Set([...(one.commercialNames ?? []), ...(other.commercialNames ?? [])])],
    // The first row with dates tells them.
    authorisations: one.authorisations.length > 0 ? one.authorisations : other.authorisations,
  };
}

/** Authorised on the first day, withdrawn on the second, as far as they are told. */
export const datesOf = (from: string | undefined, until: string | undefined): readonly string[] =>
  from === undefined ? [] : until === undefined ? [from] : [from, until];
