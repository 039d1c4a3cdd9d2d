import type { ConsentCliff } from '../../server/forecasts/forecasts.contract.js';

/** What begins like a formula is made text, because spreadsheets would run it. */
const cell = (value: string | number): string => {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

export const cliffCsv = (rows: ConsentCliff['rows']): string =>
  [
    ['day', 'organisationId', 'organisation', 'edition', 'consents'],
    ...rows.map((row) => [row.day, row.organisationId, row.organisationName, row.edition, row.total]),
  ]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
