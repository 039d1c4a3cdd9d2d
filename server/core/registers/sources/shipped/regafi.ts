import { servicesOfPoint } from '../annex-one.js';
import { countryIn } from '../country-names.js';
import { readDay } from '../days.js';
import { EntryCollector } from '../entry-collector.js';
import { findHeader, type Headers, shiftedColumn } from '../header-row.js';
import { comparableWords } from '../header-words.js';
import type { EntityType } from '../../register-entry.js';
import type { TableSource } from '../register-source.js';
import type { SourceReading } from '../source-reading.js';
import { cellOf, type Table } from '../table.js';

const SOURCE = 'regafi';
const AUTHORITY = 'FR-ACPR';

const HEADERS = {
  reference: ['ID REFERENTIEL'],
  cib: ['CIB'],
  lei: ['LEI'],
  siren: ['SIREN'],
  type: ['TYPE ENTITE'],
  category: ['CATEGORIE'],
  name: ['DENOMINATION'],
  commercial: ['NOM COMMERCIAUX', 'NOMS COMMERCIAUX'],
  street: ['ADRESSE'],
  postCode: ['CODE POSTAL'],
  town: ['VILLE'],
  country: ['PAYS'],
  authorisations: ['AUTHORISATIONS', 'AUTORISATIONS'],
  passports: ['PASSPORTS SORTANTS', 'PASSEPORTS SORTANTS'],
} as const satisfies Headers<string>;

const TYPES: readonly (readonly [RegExp, EntityType])[] = [
  [/MONNAIE ELECTRONIQUE.*EXEMPT|EXEMPT.*MONNAIE ELECTRONIQUE/, 'PSD_EEMI'],
  [/MONNAIE ELECTRONIQUE|^EME$/, 'PSD_EMI'],
  [/SERVICES? D INFORMATION SUR LES COMPTES|^PSIC$/, 'PSD_AISP'],
  [/(ETABLISSEMENT DE PAIEMENT|SERVICES DE PAIEMENT).*EXEMPT|EXEMPT.*PAIEMENT/, 'PSD_EPI'],
  [/ETABLISSEMENTS? DE PAIEMENT|^EP$/, 'PSD_PI'],
  [/ETABLISSEMENTS? DE CREDIT|BANQUE|CREDIT MUNICIPAL|^EC$|^ECS$/, 'CI'],
];

/** Cells of more than this are no list of countries and services. */
const LONGEST_JSON = 200_000;

/** The export of the French register of financial agents: cells of several values hold JSON. */
export const REGAFI: TableSource = {
  source: SOURCE,
  name: 'REGAFI (ACPR)',
  standing: 'national',
  authorities: [AUTHORITY],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI'],
  tellsServices: true,
  tellsPassports: true,
  freshForDays: 31,
  country: 'FR',
  authorityName: 'Prudential Supervisory and Resolution Authority (ACPR)',
  homepage: 'https://www.regafi.fr/',
  howToGet: 'Export the records of REGAFI as CSV or JSON from its data page or interface, with all fields.',
  format: 'csv-json',
  disclaimer: null,
  parse,
};

function parse(table: Table): SourceReading {
  const collector = new EntryCollector(SOURCE, AUTHORITY, table);
  const found = findHeader(table, HEADERS, ['siren', 'name', 'cib', 'authorisations']);
  if (!found.ok) return collector.result(found.problem);
  const { at, rows } = found.value;
  const shifted =
    shiftedColumn(rows, at.siren, 'a SIREN of nine digits', (cell) => /^\d[\d ]{6,12}$/.test(cell)) ??
    shiftedColumn(rows, at.authorisations, 'JSON', (cell) => /^[[{]/.test(cell)) ??
    shiftedColumn(rows, at.passports, 'JSON', (cell) => /^[[{]/.test(cell));
  if (shifted !== undefined) return collector.result(shifted);
  for (const row of rows) {
    const of = (column: keyof typeof HEADERS): string => cellOf(row, at[column]);
    const { line } = row;
    // Others act in France under the licence of another authority.
    if (of('country') !== '' && countryIn(of('country')) !== 'FR') continue;
    const kinds = [of('type'), of('category')].map(comparableWords);
    const type = TYPES.find(([pattern]) => kinds.some((kind) => pattern.test(kind)))?.[1];
    if (type === undefined) {
      const kind = of('type') || of('category');
      collector.remark(
        'unknown-type',
        `Line ${line}: "${kind.slice(0, 80)}" is no kind of payment service provider known here.`,
        line,
        at.type,
      );
      continue;
    }
    const read = (column: 'authorisations' | 'passports' | 'cib'): readonly Record<string, unknown>[] => {
      const records = recordsIn(of(column));
      if (records === undefined)
        collector.remark(
          'cell-too-long',
          `Line ${line}: the list of ${column} could not be read.`,
          line,
          at[column],
        );
      return records ?? [];
    };
    const licences = read('authorisations');
    const services = servicesBy([
      ...licences.map((one) => ({ country: 'FR', one })),
      ...passportsOf(read('passports')),
    ]);
    for (const place of services.unknown)
      collector.remark('unknown-country', `Line ${line}: "${place}" is no country.`, line, at.passports);
    const cib =
      read('cib')
        .map(({ code }) => textOf(code))
        .filter(Boolean)
        .at(-1) ?? plain(of('cib'));
    const siren = of('siren').replace(/ /g, '');
    const since = licences.flatMap((one) => dayIn(one) ?? []).sort()[0];
    collector.add(
      {
        // Certificates carry the CIB; the SIREN stays the key, by which the EBA register goes.
        ...{ line, type, number: cib || siren, key: siren || of('reference'), name: of('name') },
        commercialNames: of('commercial')
          .split(/[;|,]/)
          .map((name) => name.trim())
          .filter(Boolean),
        authorisations: since === undefined ? [] : [since],
        derivedStatus: since === undefined ? 'active' : null,
        services: type === 'CI' && services.by['FR']?.length === 0 ? {} : services.by,
        address: {
          lines: [of('street')].filter(Boolean),
          town: of('town') || null,
          postCode: of('postCode') || null,
        },
        other: Object.fromEntries(
          (['reference', 'lei', 'siren'] as const).flatMap((name) =>
            of(name) === '' ? [] : [[name, [of(name)]]],
          ),
        ),
      },
      at.cib,
      at.name,
    );
  }
  return collector.result();
}

interface Placed {
  readonly country: string;
  readonly one: Readonly<Record<string, unknown>>;
}

const passportsOf = (records: readonly Record<string, unknown>[]): Placed[] =>
  records.map((one) => ({ country: textOf(one['pays_exercice'] ?? one['pays']), one }));

function servicesBy(placed: readonly Placed[]): {
  readonly by: Record<string, readonly string[]>;
  readonly unknown: readonly string[];
} {
  const by: Record<string, readonly string[]> = {};
  const unknown: string[] = [];
  for (const { country: text, one } of placed) {
    const country = countryIn(text);
    if (country === undefined) {
      unknown.push(text.slice(0, 60));
      continue;
    }
    by[country] = [...new Set([...(by[country] ?? []), ...servicesIn(one['services_paiement_json'])])].sort();
  }
  return { by, unknown };
}

/** `{"7": true, "8": {"value": true}}` */
function servicesIn(value: unknown): readonly string[] {
  const object = typeof value === 'string' ? jsonIn(value) : value;
  if (Array.isArray(object)) return object.flatMap((point) => servicesOfPoint(textOf(point)) ?? []);
  if (typeof object !== 'object' || object === null) return [];
  return Object.entries(object).flatMap(([point, given]) => {
    const isGiven =
      given === true ||
      (typeof given === 'object' && given !== null && 'value' in given && given.value === true);
    return isGiven ? (servicesOfPoint(point) ?? []) : [];
  });
}

function dayIn(record: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of ['date_debut', 'date_agrement', 'date'])
    if (typeof record[key] === 'string') return readDay(record[key]);
  return undefined;
}

/** The records of a cell: a list, or one of them; undefined for what is no JSON. */
function recordsIn(text: string): readonly Record<string, unknown>[] | undefined {
  if (text === '' || !/^[[{]/.test(text)) return [];
  const value = jsonIn(text);
  if (value === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
}

function jsonIn(text: string): unknown {
  if (text.length > LONGEST_JSON) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
/** A CIB that stands there without JSON around it. */
const plain = (text: string): string => (/^\d{3,6}$/.test(text) ? text : '');
