import { servicesOfPoints } from '../annex-one.js';
import { countriesIn } from '../country-names.js';
import { readDay } from '../days.js';
import { datesOf, EntryCollector } from '../entry-collector.js';
import { findHeader, type Headers, shiftedColumn } from '../header-row.js';
import { comparableWords } from '../header-words.js';
import type { EntityType } from '../../register-entry.js';
import type { TableSource } from '../register-source.js';
import type { SourceReading } from '../source-reading.js';
import { cellOf, type Table } from '../table.js';

const SOURCE = 'bde';
const AUTHORITY = 'ES-BE';

const HEADERS = {
  number: ['CODIGO BE', 'CODIGO BDE', 'COD BE', 'CODIGO', 'CODIGO DE ENTIDAD'],
  name: ['NOMBRE', 'DENOMINACION', 'DENOMINACION SOCIAL', 'NOMBRE ENTIDAD', 'NOMBRE DE LA ENTIDAD'],
  type: ['CODIGO TIPO ENTIDAD', 'TIPO ENTIDAD', 'TIPO DE ENTIDAD', 'TIPO'],
  commercial: ['NOMBRE COMERCIAL', 'NOMBRES COMERCIALES'],
  activities: ['ACTIVIDADES', 'ACTIVIDAD', 'SERVICIOS DE PAGO', 'SERVICIOS'],
  since: ['FECHA ALTA', 'FECHA DE ALTA'],
  until: ['FECHA BAJA', 'FECHA DE BAJA'],
  why: ['MOTIVO BAJA', 'MOTIVO DE BAJA', 'CAUSA BAJA', 'MOTIVO DE LA BAJA'],
  hosts: ['PAISES', 'PAISES LPS', 'PAIS DE ACTUACION'],
  street: ['DOMICILIO', 'DIRECCION'],
  town: ['POBLACION', 'LOCALIDAD', 'MUNICIPIO'],
  postCode: ['CODIGO POSTAL', 'CP'],
  taxId: ['NIF', 'CIF'],
  lei: ['LEI'],
} as const satisfies Headers<string>;

const TYPES: readonly (readonly [RegExp, EntityType | null])[] = [
  // Those of other authorities come first, because their names hold the others.
  [/SUCURSAL|EXTRANJER|LIBRE PRESTACION|COMUNITARI|AGENTE/, null],
  [/EXEN|ARTICULO 14|ART 14/, 'PSD_EPI'],
  [/INFORMACION SOBRE CUENTAS|^PSIC$|^AISP$/, 'PSD_AISP'],
  [/DINERO ELECTRONICO|^EDE$/, 'PSD_EMI'],
  [/ENTIDAD(ES)? DE PAGO|^EP$/, 'PSD_PI'],
  [/BANCOS?|CAJAS?|COOPERATIVAS? DE CREDITO|ENTIDAD(ES)? DE CREDITO|^(BP|CA|CO|CECA|ICO)$/, 'CI'],
];

/** The workbook of the Banco de España: activity codes by the points of Annex I, days as `31/12/2026`. */
export const BDE: TableSource = {
  source: SOURCE,
  name: 'Registers of the Banco de España',
  standing: 'national',
  authorities: [AUTHORITY],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI'],
  tellsServices: true,
  tellsPassports: false,
  freshForDays: 31,
  country: 'ES',
  authorityName: 'Bank of Spain',
  homepage: 'https://www.bde.es/wbe/es/entidades-profesionales/',
  howToGet:
    'Download the workbook of the register of payment service providers (XLSX) from the pages for supervised institutions.',
  format: 'csv-xlsx',
  disclaimer: null,
  parse,
};

function parse(table: Table): SourceReading {
  const collector = new EntryCollector(SOURCE, AUTHORITY, table);
  const found = findHeader(table, HEADERS, ['number', 'name', 'type', 'since']);
  if (!found.ok) return collector.result(found.problem);
  const { at, rows } = found.value;
  const isDate = (cell: string): boolean => readDay(cell) !== undefined;
  const shifted =
    shiftedColumn(rows, at.since, 'a date', isDate) ??
    shiftedColumn(rows, at.until, 'a date', isDate) ??
    shiftedColumn(rows, at.number, 'a code', (cell) => /\d/.test(cell));
  if (shifted !== undefined) return collector.result(shifted);
  for (const row of rows) {
    const { line } = row;
    const of = (column: keyof typeof HEADERS): string => cellOf(row, at[column]);
    const kind = comparableWords(of('type'));
    const type = TYPES.find(([pattern]) => pattern.test(kind))?.[1];
    if (type === null) continue;
    if (type === undefined) {
      collector.remark(
        'unknown-type',
        `Line ${line}: "${of('type').slice(0, 80)}" is no kind of payment service provider known here.`,
        line,
        at.type,
      );
      continue;
    }
    const dayOf = (column: 'since' | 'until'): string | undefined => {
      const text = of(column);
      const read = text === '' ? undefined : readDay(text);
      if (text !== '' && read === undefined)
        collector.remark(
          'malformed-date',
          `Line ${line}: "${text.slice(0, 40)}" is no date.`,
          line,
          at[column],
        );
      return read;
    };
    const [since, until] = [dayOf('since'), dayOf('until')];
    const isOpen = since === undefined || (of('until') !== '' && until === undefined);
    const isTransformed = of('until') !== '' && /TRANSFORMACION/.test(comparableWords(of('why')));
    if (isTransformed)
      collector.remark(
        'not-withdrawn',
        `Line ${line}: ${of('name').slice(0, 80)} left the list by becoming another kind of institution, which is no withdrawal; its status is left open.`,
        line,
        at.until,
      );
    const { services, unknown } = servicesOfPoints(of('activities'));
    for (const code of unknown)
      collector.remark(
        'unknown-service',
        `Line ${line}: "${code}" is no activity code.`,
        line,
        at.activities,
      );
    const hosts = countriesIn(of('hosts'));
    for (const name of hosts.unknown)
      collector.remark('unknown-country', `Line ${line}: "${name}" is no country.`, line, at.hosts);
    const countries = services.length === 0 ? [] : ['ES', ...hosts.countries.filter((code) => code !== 'ES')];
    collector.add(
      {
        ...{ line, type, number: of('number'), name: of('name') },
        commercialNames: [of('commercial')].filter(Boolean),
        authorisations: isTransformed || isOpen ? [] : datesOf(since, until),
        // A day that cannot be read says that it ended all the same.
        derivedStatus: isTransformed || !isOpen ? null : of('until') === '' ? 'active' : 'inactive',
        services: Object.fromEntries(countries.map((country) => [country, services])),
        address: {
          lines: [of('street')].filter(Boolean),
          town: of('town') || null,
          postCode: of('postCode') || null,
        },
        other: Object.fromEntries(
          (['taxId', 'lei'] as const).flatMap((name) => (of(name) === '' ? [] : [[name, [of(name)]]])),
        ),
      },
      at.number,
      at.name,
    );
  }
  return collector.result();
}
