import { readDay } from '../days.js';
import { datesOf, EntryCollector } from '../entry-collector.js';
import { findHeader, type Headers, shiftedColumn } from '../header-row.js';
import { comparableWords } from '../header-words.js';
import type { EntityType } from '../../register-entry.js';
import type { TableSource } from '../register-source.js';
import type { SourceReading } from '../source-reading.js';
import { cellOf, type Table, type TableRow } from '../table.js';

const SOURCE = 'bafin';
const AUTHORITY = 'DE-BAFIN';

const HEADERS = {
  name: ['NAME'],
  number: ['BAK NR'],
  bafinId: ['BAFIN ID'],
  register: ['REG NR'],
  lei: ['LEI'],
  postCode: ['PLZ'],
  town: ['ORT'],
  street: ['STRASSE'],
  country: ['LAND'],
  kind: ['GATTUNG'],
  tradeNames: ['HANDELSNAMEN'],
  permission: ['ERLAUBNISSE ZULASSUNG TATIGKEITEN'],
  granted: ['ERTEILUNGSDATUM'],
  ended: ['ENDE AM'],
  endReason: ['ENDEGRUND'],
} as const satisfies Headers<string>;
type Name = keyof typeof HEADERS;

/** GATTUNG, whole or one of several between commas, as `comparableWords` writes it. */
const TYPES: readonly (readonly [RegExp, EntityType])[] = [
  [/^(CRR KREDITINSTITUT|SSM INSTITUT|KREDITINSTITUT|EINLAGENKREDITINSTITUT|BAUSPARKASSE)$/, 'CI'],
  [/^(E GELD INSTITUTE?)$/, 'PSD_EMI'],
  [/^(ZAHLUNGSINSTITUTE?)$/, 'PSD_PI'],
  [/^(KONTOINFORMATIONSDIENST(LEISTER|E)?|REGISTRIERTER KONTOINFORMATIONSDIENST(LEISTER)?)$/, 'PSD_AISP'],
];
/** Institutions that another authority answers for, or that provide no payment services. */
const OTHERS =
  /GRENZUBERSCHREITEND|53B|ZWEIGNIEDERLASSUNG|ZWEIGSTELLE|WERTPAPIER|FINANZDIENSTLEISTUNG|VERSICHERUNG|KAPITALVERWALTUNG|REPRASENTANZ|FREIGESTELLT|VERMITTLER|KREDITDIENSTLEIST|KRYPTO|PENSION|INVESTMENT/;

/** § 1 (1) sentence 2 and § 1 (2) ZAG, in the words of the list. */
const SERVICES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/EINZAHLUNGSGESCHAFT/, ['PS_010']],
  [/AUSZAHLUNGSGESCHAFT/, ['PS_020']],
  [/LASTSCHRIFTGESCHAFT/, ['PS_03A']],
  [/ZAHLUNGSKARTENGESCHAFT/, ['PS_03B']],
  [/UBERWEISUNGSGESCHAFT/, ['PS_03C']],
  [/ZAHLUNGSGESCHAFT MIT KREDITGEWAHRUNG/, ['PS_04A', 'PS_04B', 'PS_04C']],
  [/AUSGABE VON ZAHLUNGSINSTRUMENTEN|ZAHLUNGSINSTRUMENTEGESCHAFT/, ['PS_05A']],
  [/AKQUISITIONSGESCHAFT|ANNAHME UND ABRECHNUNG VON ZAHLUNGSVORGANGEN/, ['PS_05B']],
  [/FINANZTRANSFERGESCHAFT/, ['PS_060']],
  [/ZAHLUNGSAUSLOSEDIENST/, ['PS_070']],
  [/KONTOINFORMATIONSDIENST/, ['PS_080']],
  [/E GELD GESCHAFT/, ['ES_010']],
];

interface Permission {
  readonly services: readonly string[];
  readonly granted: string | undefined;
  /** Null: it has ended on a day that cannot be read. */
  readonly ended: string | null | undefined;
}

/** One institution: the row that names it, and those below it that carry permissions only. */
interface Group {
  readonly first: TableRow;
  readonly permissions: TableRow[];
}

/** BaFin's company database: 20 columns between semicolons, one row for each permission. */
export const BAFIN: TableSource = {
  source: SOURCE,
  name: 'BaFin company database',
  standing: 'national',
  authorities: [AUTHORITY],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP'],
  tellsServices: true,
  tellsPassports: false,
  freshForDays: 31,
  country: 'DE',
  authorityName: 'Federal Financial Supervisory Authority (BaFin)',
  homepage: 'https://portal.mvp.bafin.de/database/InstInfo/',
  howToGet:
    'Search the company database without a name and export the result as CSV. BaFin asks programs to stay away from its portal, so a person does this.',
  format: 'csv',
  disclaimer: null,
  parse,
};

function parse(table: Table, day: string): SourceReading {
  const collector = new EntryCollector(SOURCE, AUTHORITY, table);
  const header = findHeader(table, HEADERS, ['name', 'number', 'kind', 'permission', 'granted', 'ended']);
  if (!header.ok) return collector.result(header.problem);
  const { at, rows, header: head } = header.value;
  const shifted =
    shiftedColumn(rows, at.granted, 'a date', (cell) => readDay(cell) !== undefined) ??
    shiftedColumn(rows, at.ended, 'a date', (cell) => readDay(cell) !== undefined) ??
    shiftedColumn(rows, at.number, 'a number', (cell) => /\d/.test(cell));
  if (shifted !== undefined) return collector.result(shifted);
  for (const group of groupsOf(rows, at.name, collector, head.cells.length))
    takeGroup(group, at, collector, day);
  return collector.result();
}

function groupsOf(
  rows: readonly TableRow[],
  name: number | undefined,
  collector: EntryCollector,
  width: number,
): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    if (row.cells.slice(width).some((cell) => cell.trim() !== '')) {
      const message = `Line ${row.line} has ${row.cells.length} cells under ${width} headers; something in it holds a semicolon.`;
      collector.leaveOut('ragged-row', message, row.line, width);
    } else if (cellOf(row, name) !== '') groups.push({ first: row, permissions: [row] });
    else if (groups.length > 0) groups.at(-1)!.permissions.push(row);
    else collector.leaveOut('ragged-row', `Line ${row.line} continues nothing.`, row.line);
  }
  return groups;
}

function takeGroup(
  { first, permissions }: Group,
  at: Readonly<Record<Name, number | undefined>>,
  collector: EntryCollector,
  day: string,
): void {
  const { line } = first;
  const of = (column: Name): string => cellOf(first, at[column]);
  const kinds = of('kind').split(',').map(comparableWords).filter(Boolean);
  const type = TYPES.find(([pattern]) => kinds.some((kind) => pattern.test(kind)))?.[1];
  if (
    type === undefined ||
    (of('country') !== '' && !/^(DEUTSCHLAND|DE)$/.test(comparableWords(of('country'))))
  ) {
    // Most of the database are insurers, brokers and branches of others, of which nothing is said.
    if (type === undefined && !kinds.some((kind) => OTHERS.test(kind)))
      collector.remark(
        'unknown-type',
        `Line ${line}: "${of('kind').slice(0, 80)}" is no kind of payment service provider known here.`,
        line,
        at.kind,
      );
    return;
  }
  const held = permissions.map((row) => permissionOf(row, at, collector));
  const ends = held.map(({ ended }) => ended);
  const granted = held.flatMap(({ granted: on }) => on ?? []).sort();
  const isOver = ends.length > 0 && ends.every((end) => end !== undefined);
  const lastEnd = isOver
    ? ends
        .filter((end) => end !== null && end !== undefined)
        .sort()
        .at(-1)
    : undefined;
  const isDated = granted.length > 0 && (!isOver || lastEnd !== undefined);
  const counted = held.filter(
    ({ ended }) => isOver || ended === undefined || (ended !== null && ended > day),
  );
  const services = [...new Set(counted.flatMap((one) => one.services))].sort();
  collector.add(
    {
      ...{ line, type, number: bakNumber(of('number')), name: of('name') },
      commercialNames: of('tradeNames')
        .split(/[,;|]/)
        .map((name) => name.trim())
        .filter(Boolean),
      authorisations: isDated ? datesOf(granted[0], lastEnd) : [],
      derivedStatus: isDated ? null : isOver ? 'inactive' : 'active',
      services: services.length === 0 ? {} : { DE: services },
      address: {
        lines: [of('street')].filter(Boolean),
        town: of('town') || null,
        postCode: of('postCode') || null,
      },
      other: Object.fromEntries(
        (['lei', 'bafinId', 'register'] as const).flatMap((name) =>
          of(name) === '' ? [] : [[name, [of(name)]]],
        ),
      ),
    },
    at.number,
    at.name,
  );
}

function permissionOf(
  row: TableRow,
  at: Readonly<Record<Name, number | undefined>>,
  collector: EntryCollector,
): Permission {
  const words = comparableWords(cellOf(row, at.permission));
  const day = (column: 'granted' | 'ended'): string | undefined => {
    const text = cellOf(row, at[column]);
    const read = text === '' ? undefined : readDay(text);
    if (text !== '' && read === undefined)
      collector.remark(
        'malformed-date',
        `Line ${row.line}: "${text.slice(0, 40)}" is no date.`,
        row.line,
        at[column],
      );
    return read;
  };
  return {
    services: SERVICES.flatMap(([pattern, codes]) => (pattern.test(words) ? codes : [])),
    granted: day('granted'),
    ended: day('ended') ?? (cellOf(row, at.ended) === '' ? undefined : null),
  };
}

/** `1302032/BAKNR:148509` → `148509`: the number that certificates carry. */
const bakNumber = (text: string): string => text.slice(text.lastIndexOf(':') + 1).trim();
