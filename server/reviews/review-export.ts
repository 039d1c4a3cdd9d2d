import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ReviewRow } from './reviews.contract.js';

const at = (instant: ReviewRow['createdAt'] | null): string =>
  instant === null ? '' : new Date(instant as Date | string).toISOString();

/** Names of columns and what stands in them. */
const COLUMNS: Readonly<Record<string, (review: ReviewRow) => string | number>> = {
  number: ({ number }) => number,
  state: ({ state }) => state,
  lane: ({ lane }) => lane,
  round: ({ round }) => round,
  organisation: ({ organisationName }) => organisationName,
  identifier: ({ identifier }) => identifier,
  onBehalfOf: ({ onBehalfOf }) => onBehalfOf,
  edition: ({ edition }) => edition ?? '',
  environment: ({ environment }) => environment ?? '',
  roles: ({ roles }) => roles.join(' '),
  createdAt: ({ createdAt }) => at(createdAt),
  createdBy: ({ createdBy }) => createdBy.name,
  submittedAt: ({ submittedAt }) => at(submittedAt),
  submittedBy: ({ submittedBy }) => submittedBy?.name ?? '',
  waitsFor: ({ waitsFor }) => waitsFor,
  dueAt: ({ dueAt }) => at(dueAt),
  assignee: ({ assignee }) => assignee?.name ?? '',
  approvals: ({ approvals }) => approvals,
  approvalsNeeded: ({ approvalsNeeded }) => approvalsNeeded,
  decidedAt: ({ decidedAt }) => at(decidedAt),
  validUntil: ({ validUntil }) => at(validUntil),
  id: ({ id }) => id,
};

/** Writes reviews as they come. */
export function reviewsAsCsv(reviews: AsyncIterable<ReviewRow>): Readable {
  const table = stringify({
    header: true,
    columns: Object.keys(COLUMNS),
    // Spreadsheets run cells that begin like a formula (CWE-1236); names in applications are anybody's text.
    escape_formulas: true,
    record_delimiter: 'windows',
    // So that spreadsheets read it as UTF-8.
    bom: true,
  });
  const rows = Readable.from(rowsOf(reviews));
  rows.on('error', (error) => table.destroy(error));
  table.on('close', () => rows.destroy());
  return rows.pipe(table);
}

async function* rowsOf(reviews: AsyncIterable<ReviewRow>): AsyncGenerator<(string | number)[]> {
  for await (const review of reviews) yield Object.values(COLUMNS).map((read) => read(review));
}
