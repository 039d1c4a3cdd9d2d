/** Far above every authority's list (the longest has some ten thousand rows), far below what would hurt. */
export const TABLE_LIMITS = {
  bytes: 32 * 1024 * 1024,
  rows: 200_000,
  columns: 300,
  /** Characters; cells of REGAFI hold JSON. */
  cell: 200_000,
  /** One record, so that an open quotation mark does not swallow the rest of the file. */
  record: 4 * 1024 * 1024,
  /** Of a workbook, unpacked. */
  unpacked: 128 * 1024 * 1024,
  /** Unpacked to packed bytes of a workbook; sheets of repeating text have 20:1. */
  ratio: 60,
} as const;
