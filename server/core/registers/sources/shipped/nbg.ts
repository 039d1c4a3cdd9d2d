import { readDay } from '../days.js';
import { datesOf, EntryCollector } from '../entry-collector.js';
import { findHeader, type Headers, shiftedColumn } from '../header-row.js';
import { comparableWords } from '../header-words.js';
import type { EntityType } from '../../register-entry.js';
import type { TableSource } from '../register-source.js';
import type { SourceReading } from '../source-reading.js';
import { cellOf, type Table } from '../table.js';

const SOURCE = 'nbg';
const AUTHORITY = 'GE-NBG';

const HEADERS = {
  number: [
    'IDENTIFICATION CODE',
    'IDENTIFICATION NUMBER',
    'ID CODE',
    'ID NUMBER',
    'საიდენტიფიკაციო კოდი',
    'საიდენტიფიკაციო ნომერი',
  ],
  name: ['NAME', 'COMPANY', 'COMPANY NAME', 'LEGAL NAME', 'NAME OF PROVIDER', 'დასახელება', 'სახელწოდება'],
  bic: ['BIC', 'SWIFT', 'BIC SWIFT', 'BANK CODE', 'ბანკის კოდი'],
  type: ['TYPE', 'CATEGORY', 'ENTITY TYPE', 'ტიპი', 'კატეგორია'],
  roles: ['ROLE', 'ROLES', 'SERVICE', 'SERVICES', 'OPEN BANKING SERVICES', 'როლი', 'მომსახურება', 'სერვისი'],
  since: ['REGISTRATION DATE', 'DATE OF REGISTRATION', 'REGISTERED', 'DATE', 'რეგისტრაციის თარიღი', 'თარიღი'],
  until: ['CANCELLATION DATE', 'DATE OF CANCELLATION', 'CANCELLED', 'გაუქმების თარიღი'],
  status: ['STATUS', 'სტატუსი'],
} as const satisfies Headers<string>;

const TYPES: readonly (readonly [RegExp, EntityType])[] = [
  [/ELECTRONIC MONEY|E MONEY|ელექტრონული ფული/, 'PSD_EMI'],
  [/ACCOUNT INFORMATION SERVICE PROVIDER ONLY/, 'PSD_AISP'],
  [/BANK|ბანკ/, 'CI'],
  [/PAYMENT|PSP|PROVIDER|პროვაიდერ/, 'PSD_PI'],
];

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/\bPISP?\b|PAYMENT INITIATION|გადახდის ინიცირებ/, 'PS_070'],
  [/\bAISP?\b|ACCOUNT INFORMATION|ანგარიშის შესახებ ინფორმაცი/, 'PS_080'],
  [/\bCBPII\b|\bPIISP\b|CARD BASED/, 'PS_05A'],
];

const ACTIVE = /^(ACTIVE|REGISTERED|VALID|აქტიური|რეგისტრირებული)$/;
const ENDED = /CANCEL|REVOK|WITHDRAW|ENDED|INACTIVE|SUSPEND|გაუქმებ|არააქტიურ/;

/**
 * The list of the National Bank of Georgia, which no file form is published for: its columns as they are called on the
 * page of the open banking registry, in English or Georgian.
 */
export const NBG: TableSource = {
  source: SOURCE,
  name: 'Open banking registry of the National Bank of Georgia',
  standing: 'national',
  authorities: [AUTHORITY],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP'],
  tellsServices: true,
  tellsPassports: false,
  freshForDays: 31,
  country: 'GE',
  authorityName: 'National Bank of Georgia',
  homepage: 'https://nbg.gov.ge/en/page/open-banking-registry',
  howToGet:
    'Copy the table of the page into a spreadsheet with its header (identification code, name, type, roles, registration date) and save it as XLSX or CSV.',
  format: 'csv-xlsx',
  disclaimer: null,
  parse,
};

function parse(table: Table): SourceReading {
  const collector = new EntryCollector(SOURCE, AUTHORITY, table);
  const found = findHeader(table, HEADERS, ['number', 'name']);
  if (!found.ok) return collector.result(found.problem);
  const { at, rows } = found.value;
  const shifted =
    shiftedColumn(rows, at.since, 'a date', (cell) => readDay(cell) !== undefined) ??
    shiftedColumn(rows, at.number, 'an identification code', (cell) => /\d/.test(cell));
  if (shifted !== undefined) return collector.result(shifted);
  for (const row of rows) {
    const { line } = row;
    const of = (column: keyof typeof HEADERS): string => cellOf(row, at[column]);
    const [kind, roles, status] = [of('type'), of('roles'), of('status')].map(comparableWords) as [
      string,
      string,
      string,
    ];
    const type = TYPES.find(([pattern]) => pattern.test(kind))?.[1] ?? (of('bic') === '' ? 'PSD_PI' : 'CI');
    const services = ROLES.flatMap(([pattern, code]) => (pattern.test(roles) ? [code] : []));
    if (roles !== '' && services.length === 0 && !/ASPSP|ACCOUNT SERVICING/.test(roles))
      collector.remark(
        'unknown-service',
        `Line ${line}: "${of('roles').slice(0, 60)}" is no service known here.`,
        line,
        at.roles,
      );
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
    const hasEnded = of('until') !== '' || ENDED.test(status);
    if (status !== '' && !ENDED.test(status) && !ACTIVE.test(status)) {
      collector.leaveOut(
        'unknown-status',
        `Line ${line}: what "${of('status').slice(0, 40)}" means is not known here.`,
        line,
        at.status,
      );
      continue;
    }
    const dates = hasEnded && until === undefined ? [] : datesOf(since, until);
    collector.add(
      {
        ...{ line, type, number: of('number'), name: of('name') },
        authorisations: dates,
        derivedStatus: dates.length > 0 ? null : hasEnded ? 'inactive' : 'active',
        services: services.length === 0 ? {} : { GE: services },
        other: of('bic') === '' ? {} : { bic: [of('bic')] },
      },
      at.number,
      at.name,
    );
  }
  return collector.result();
}
