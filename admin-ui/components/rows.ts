import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Also the field that the server sorts by when `sortable`. */
  readonly key: string;
  readonly label: string;
  readonly sortable?: boolean;
  readonly align?: 'right';
  readonly width?: number | string;
  /** Grows and shrinks with the window; its text is cut with an ellipsis. */
  readonly flexible?: boolean;
  /** Where it goes on a phone: beside the title, on its own line with its label (default), or nowhere. */
  readonly phone?: 'aside' | 'line' | 'bare' | 'hidden';
  readonly render: (row: Row) => ReactNode;
}

/** Rows that one can choose; absent where nothing can be done with several at once. */
export interface RowSelection<Row> {
  readonly ids: readonly (string | number)[];
  readonly toggle: (row: Row) => void;
  readonly toggleAll: () => void;
  /** "Select UAB Bandymas" */
  readonly label: (row: Row) => string;
  readonly allLabel: string;
}

export interface RowsProps<Row> {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  /** Makes the first cell a link, and the rest of the row a shortcut to it for the mouse. */
  readonly to?: ((row: Row) => string) | undefined;
  readonly rows: readonly Row[] | undefined;
  readonly selection?: RowSelection<Row> | undefined;
}
