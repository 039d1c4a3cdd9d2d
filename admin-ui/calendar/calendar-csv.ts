import { stringify } from 'csv-stringify/browser/esm/sync';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';

/** For spreadsheets: what begins like a formula is made text. Instants are UTC. */
export const calendarCsv = (things: readonly DatedThingJson[]): string =>
  stringify([...things], {
    header: true,
    columns: ['endsAt', 'actBefore', 'type', 'name', 'organisationId', 'organisationName', 'count'],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
