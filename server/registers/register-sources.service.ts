import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { findAuthority } from '../core/identifiers/nca-ids.js';
import { LEGAL_WEIGHT } from '../core/registers/register-basis.js';
import { comparableWords } from '../core/registers/sources/header-words.js';
import { entryStatus } from '../core/registers/stored-entry.js';
import { isTableSource, SHIPPED_SOURCES, shippedSource } from '../core/registers/sources/shipped-sources.js';
import type { RegisterFacts } from '../core/registers/sources/register-source.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type RegisterFile, RegisterFileReader, type TableForm } from '../ports/register-file-reader.js';
import { EditionStore } from './edition-store.service.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import type { ImportOptions } from './register-import.service.js';
import { RegisterSourceEntity } from './register-source.entity.js';
import { countryOfAuthority, mappedFacts, SourceCatalog } from './source-catalog.service.js';
import { EBA, EXTERNAL, MANUAL } from './sources.js';
import type {
  ChangeRegisterSource,
  CreateRegisterSource,
  RegisterDryRunView,
  RegisterSourceView,
  SourceHealth,
} from './sources.contract.js';
import { REGISTER_SOURCE_LIST } from './sources-list.js';

const DAY_MS = 86_400_000;
const MOST_MAPPED = 200;
const SHOWN_PROBLEMS = 200;

type Described = Omit<RegisterSourceView, 'health' | 'ageDays' | 'edition' | 'lastImport' | 'legalWeight'>;

/** Registers as people see them: how old, how well, what covered, and what the columns of the mapped ones mean. */
@Injectable()
export class RegisterSources {
  constructor(
    private readonly catalog: SourceCatalog,
    private readonly store: EditionStore,
    private readonly reader: RegisterFileReader,
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<RegisterSourceView>> {
    return REGISTER_SOURCE_LIST.page(await this.all(), query);
  }

  async all(): Promise<RegisterSourceView[]> {
    const mapped = await this.catalog.mapped();
    const described = [
      ...SHIPPED_SOURCES.map(describeShipped),
      ...mapped.map(describeMapped),
      describe(
        MANUAL,
        'manual',
        'People of this installation enter them with their evidence; another person approves.',
      ),
      describe(
        EXTERNAL,
        'external',
        'Asked at each lookup where QWARDEN_CHECKING_URL names a service; only authority and number are sent.',
      ),
    ];
    return Promise.all(described.map((one) => this.withState(one)));
  }

  async show(id: string): Promise<RegisterSourceView> {
    const found = (await this.all()).find((one) => one.id === id);
    if (found === undefined) throw new Problem('register-source-not-found');
    return found;
  }

  async create(body: CreateRegisterSource, actor: Actor): Promise<RegisterSourceView> {
    const { name, homepage, freshForDays, mapping } = body;
    const authority = knownAuthority(body.authority);
    checkMapping(mapping);
    const id = idOf(name, authority);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      if (
        shippedSource(id) !== undefined ||
        RESERVED.has(id) ||
        (await tx.existsBy(RegisterSourceEntity, { id }))
      )
        throw new Problem('register-source-exists');
      if ((await tx.count(RegisterSourceEntity)) >= MOST_MAPPED)
        throw new Problem('invalid-input', {
          errors: [{ path: 'name', message: `would be more than ${MOST_MAPPED} sources.` }],
        });
      await tx.insert(RegisterSourceEntity, {
        ...{ id, name, authority, homepage, freshForDays, mapping, revision: 1 },
        ...{ createdBy: actor.name, createdAt: at, mappedAt: at, retiredAt: null },
      });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'register-source.create', subjectType: 'register-source', subjectId: id },
        details: { name, authority, mapping },
      });
    });
    return this.show(id);
  }

  async change(id: string, body: ChangeRegisterSource, actor: Actor): Promise<RegisterSourceView> {
    const { revision, retired, ...changes } = body;
    if (changes.mapping !== undefined) checkMapping(changes.mapping);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(RegisterSourceEntity, { id });
      if (row === null) throw new Problem('register-source-not-found');
      if (row.revision !== revision) throw new Problem('changed-meanwhile');
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await tx.update(RegisterSourceEntity, { id }, {
        ...given,
        revision: revision + 1,
        ...(changes.mapping !== undefined && { mappedAt: at }),
        ...(retired !== undefined && { retiredAt: retired ? (row.retiredAt ?? at) : null }),
      } as Partial<RegisterSourceEntity>);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'register-source.change', subjectType: 'register-source', subjectId: id },
        details: { ...given, ...(retired !== undefined && { retired }) },
      });
    });
    return this.show(id);
  }

  /** What an import of a file for this source needs to know. */
  async importOf(id: string): Promise<Pick<ImportOptions, 'table' | 'readAgain'>> {
    const shipped = shippedSource(id);
    if (shipped !== undefined) {
      if (id === EBA.source) return {};
      return { table: { kind: 'shipped', source: id } };
    }
    if (id === MANUAL.source || id === EXTERNAL.source) throw new Problem('register-source-unsuitable');
    const row = await this.catalog.findMapped(id);
    if (row === null) throw new Problem('register-source-not-found');
    const current = await this.store.current(id);
    const table: TableForm = { kind: 'mapped', source: id, authority: row.authority, mapping: row.mapping };
    return { table, readAgain: current !== null && current.startedAt < row.mappedAt };
  }

  /** A list of tomorrow would be in force before it is there. */
  refuseTomorrow(publishedAt: Date | undefined): void {
    if (publishedAt !== undefined && publishedAt > this.clock.now())
      throw new Problem('invalid-input', { errors: [{ path: 'publishedAt', message: 'is in the future.' }] });
  }

  /** What a file would give by a mapping, or by the one that is proposed. */
  async dryRun(
    file: RegisterFile,
    { authority, mapping }: { authority: string; mapping?: CreateRegisterSource['mapping'] | undefined },
  ): Promise<RegisterDryRunView> {
    const answer = await this.reader.dryRun(file, {
      ...{ authority: knownAuthority(authority), mapping },
      day: this.clock.now().toISOString().slice(0, 10),
    });
    if (answer.facts === null) {
      const { code, message, line, column } = answer.problem;
      throw new Problem(code === 'too-large' ? 'too-large' : 'unreadable', {
        detail: message,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      });
    }
    return dryRunView(answer, this.clock.now());
  }

  private async withState(described: Described): Promise<RegisterSourceView> {
    const { id, standing, freshForDays, retiredAt } = described;
    const [current, latest] = await Promise.all([this.store.current(id), this.store.latest(id)]);
    const ageDays =
      current === null || current.publishedAt === null
        ? null
        : Math.max(0, Math.floor((this.clock.now().getTime() - current.publishedAt.getTime()) / DAY_MS));
    return {
      ...described,
      legalWeight: LEGAL_WEIGHT[standing],
      health: this.healthOf(id, retiredAt, current, latest, ageDays, freshForDays),
      ageDays: id === EXTERNAL.source ? null : ageDays,
      edition: current && {
        ...{ id: current.id, version: current.version, publishedAt: current.publishedAt },
        ...{ entities: current.entities, byType: { ...current.byType } },
      },
      lastImport: latest && {
        ...{
          editionId: latest.id,
          state: latest.state,
          importedBy: latest.importedBy,
          problem: latest.problem,
        },
        at: latest.finishedAt ?? latest.startedAt,
      },
    };
  }

  private healthOf(
    id: string,
    retiredAt: Date | null,
    current: RegisterEditionEntity | null,
    latest: RegisterEditionEntity | null,
    ageDays: number | null,
    freshForDays: number | null,
  ): SourceHealth {
    if (retiredAt !== null) return 'retired';
    if (id === EXTERNAL.source) return this.catalog.hasExternal ? 'fresh' : 'off';
    if (latest?.state === 'refused' || latest?.state === 'abandoned') return 'failing';
    if (current === null)
      return id === EBA.source && this.config.registers.eba === undefined ? 'off' : 'empty';
    return ageDays !== null && freshForDays !== null && ageDays > freshForDays ? 'stale' : 'fresh';
  }
}

const RESERVED = new Set([MANUAL.source, EXTERNAL.source]);

const UNMAPPED = {
  mapping: null,
  revision: null,
  createdBy: null,
  createdAt: null,
  retiredAt: null,
} as const;

function describe(facts: RegisterFacts, kind: RegisterSourceView['kind'], howToGet: string): Described {
  const { source, authorities, holds, ...rest } = facts;
  return {
    ...rest,
    ...{ id: source, kind, howToGet, holds: [...holds] },
    authorities: kind === 'manual' ? null : authorities && [...authorities],
    ...{ authorityName: '', country: null, homepage: null, format: null },
    ...UNMAPPED,
  };
}

function describeShipped(source: (typeof SHIPPED_SOURCES)[number]): Described {
  const { source: id, authorities, holds, disclaimer, ...rest } = source;
  void [disclaimer, isTableSource(source)];
  const shown = { ...rest, parse: undefined };
  return {
    ...shown,
    ...{ id, kind: 'shipped', holds: [...holds], authorities: authorities && [...authorities] },
    ...UNMAPPED,
  };
}

function describeMapped(row: RegisterSourceEntity): Described {
  const { authority, homepage, mapping, revision, createdBy, createdAt, retiredAt } = row;
  const { source, authorities, holds, ...facts } = mappedFacts(row);
  const known = findAuthority(authority)?.authority;
  return {
    ...facts,
    ...{ id: source, kind: 'mapped', holds: [...holds], authorities: authorities && [...authorities] },
    authorityName: known?.authorityNameEn ?? authority,
    ...{ country: countryOfAuthority(authority), homepage, format: 'csv-xlsx' },
    howToGet: 'Download the list again in the form that was mapped: the same columns under the same headers.',
    ...{ mapping, revision, createdBy, createdAt, retiredAt },
  };
}

function knownAuthority(text: string): string {
  const found = findAuthority(text.trim().toUpperCase())?.authority;
  if (found === undefined)
    throw new Problem('invalid-input', {
      errors: [{ path: 'authority', message: 'is no identifier of a competent authority.' }],
    });
  return found.ncaId;
}

function checkMapping({ columns, defaultType, types, headers }: CreateRegisterSource['mapping']): void {
  const errors = [
    ...(columns.number === undefined ? ['number'] : []),
    ...(columns.name === undefined ? ['name'] : []),
  ].map((field) => ({ path: `mapping.columns.${field}`, message: 'is needed.' }));
  if (columns.type === undefined && defaultType === null)
    errors.push({ path: 'mapping.defaultType', message: 'is needed where no column tells the type.' });
  if (Object.values(types).every((type) => type === null) && defaultType === null)
    errors.push({ path: 'mapping.types', message: 'gives no type of payment service provider.' });
  for (const [field, column] of Object.entries(columns))
    if (column >= headers.length)
      errors.push({ path: `mapping.columns.${field}`, message: 'is beyond the header.' });
  if (errors.length > 0) throw new Problem('invalid-input', { errors });
}

/** `nl-dnb-payment-institutions`: readable in addresses, logs and entries. */
function idOf(name: string, authority: string): string {
  const words = comparableWords(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${authority.toLowerCase()}-${words === '' ? 'list' : words}`.slice(0, 40).replace(/-+$/, '');
}

function dryRunView(
  answer: Extract<Awaited<ReturnType<RegisterFileReader['dryRun']>>, { facts: object }>,
  at: Date,
): RegisterDryRunView {
  const { facts, mapping, reasons, values, sample, entries, rows, entities, remarks, problem } = answer;
  const day = at.toISOString().slice(0, 10);
  const fatal =
    problem === null
      ? []
      : [
          {
            ...problem,
            weight: 'refused' as const,
            line: problem.line ?? null,
            column: problem.column ?? null,
          },
        ];
  const others = remarks.map(({ code, message, line, column, leftOut }) => ({
    ...{ code, message, line, column, weight: leftOut ? ('left-out' as const) : ('remark' as const) },
  }));
  others.sort(
    (a, b) => Number(a.weight === 'remark') - Number(b.weight === 'remark') || (a.line ?? 0) - (b.line ?? 0),
  );
  const counted = (list: readonly { readonly value: string; readonly count: number }[]) =>
    list.map((one) => ({ ...one }));
  return {
    ...{ ...facts, sheets: [...facts.sheets], mapping, rows, entities },
    reasons: reasons.map((one) => ({ ...one })),
    values: {
      type: counted(values.type),
      status: counted(values.status),
      services: counted(values.services),
    },
    sample: sample.map(({ line, cells }) => ({ line, cells: [...cells] })),
    entries: entries.map(({ line, entry }) => ({
      ...{ line, type: entry.type, number: entry.number, name: entry.names[0] ?? '' },
      commercialNames: [...entry.commercialNames],
      status: entryStatus(entry, day),
      authorisations: [...entry.authorisations],
      services: Object.fromEntries(Object.entries(entry.services).map(([host, codes]) => [host, [...codes]])),
    })),
    problems: [...fatal, ...others].slice(0, SHOWN_PROBLEMS),
    problemCount: fatal.length + others.length,
    importable: problem === null && entities > 0,
  };
}
