import { stringify } from 'csv-stringify/browser/esm/sync';
import { CLIFF_CAUSES, type ConsentCliff } from '../../server/forecasts/forecasts.contract.js';

/** For spreadsheets: what begins like a formula is made text. One column for each reason to stop. */
export const cliffCsv = (rows: ConsentCliff['rows']): string =>
  stringify(
    rows.map(({ byCause, ...row }) => ({ ...row, ...byCause })),
    {
      header: true,
      columns: ['day', 'organisationId', 'organisationName', 'edition', 'total', ...CLIFF_CAUSES],
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
