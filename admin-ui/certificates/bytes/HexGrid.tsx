import { styled } from '@mui/material/styles';
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useId, useRef } from 'react';
import { MONOSPACE } from '../../theme/theme.js';
import { type ByteRange, clip, hexByte, printable } from './byte-range.js';
import { offsetAfterKey } from './hex-keys.js';
import { useWindowedRows } from './useWindowedRows.js';

const ROW_HEIGHT = 24;

/** Severity of the finding a byte belongs to; 0 for none. Grows so that the worst can be kept by `Math.max`. */
export const MARKS = ['', 'info', 'warning', 'error'] as const;

interface HexGridProps {
  readonly bytes: Uint8Array;
  readonly perRow: number;
  readonly label: string;
  /** One entry a byte: an index into `MARKS`. */
  readonly marks: Uint8Array;
  readonly chosen: ByteRange | undefined;
  /** End of the tag and length of what is chosen, which are drawn apart from its content. */
  readonly chosenContent: number | undefined;
  /** What the pointer or the cursor is on, here or in the tree. */
  readonly pointed: ByteRange | undefined;
  readonly cursor: number;
  /** Tells a screen reader what the byte is; read when the cursor stands on it. */
  readonly describe: (offset: number) => string;
  readonly onCursor: (offset: number) => void;
  readonly onPoint: (offset: number | undefined) => void;
  readonly onChoose: (offset: number) => void;
}

/** The bytes as hex and characters. One stop of the Tab key; arrows move the cursor, Enter chooses. */
export const HexGrid = ({ bytes, perRow, label, marks, cursor, describe, ...rest }: HexGridProps) => {
  const { chosen, chosenContent, pointed, onCursor, onPoint, onChoose } = rest;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const rowCount = Math.ceil(bytes.length / perRow);
  const { first, last, rowsInView, reveal } = useWindowedRows(scroller, rowCount, ROW_HEIGHT);

  const chosenStart = chosen?.start;
  useEffect(() => {
    if (chosenStart !== undefined) reveal(Math.floor(chosenStart / perRow), 'center');
  }, [chosenStart, perRow, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(cursor);
      return;
    }
    const next = offsetAfterKey(cursor, event, { length: bytes.length, perRow, rowsInView });
    if (next === undefined) return;
    event.preventDefault();
    onCursor(next);
    reveal(Math.floor(next / perRow));
  };

  const offsetUnder = (event: PointerEvent): number | undefined => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-offset]');
    return cell === null ? undefined : Number(cell.dataset.offset);
  };

  return (
    <Scroller
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount}
      aria-colcount={perRow + 1}
      aria-activedescendant={`${id}-${cursor}`}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === 'mouse' && onPoint(offsetUnder(event))}
      onPointerLeave={() => onPoint(undefined)}
      onClick={(event) => {
        const offset = offsetUnder(event as unknown as PointerEvent);
        if (offset !== undefined) onChoose(offset);
      }}
    >
      <div role="presentation" style={{ height: rowCount * ROW_HEIGHT, position: 'relative' }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, index) => {
          const row = first + index;
          const start = row * perRow;
          const end = Math.min(start + perRow, bytes.length);
          const inChosen = clip(chosen, start, end);
          const inPointed = clip(pointed, start, end);
          const hasCursor = cursor >= start && cursor < end;
          return (
            <HexRow
              key={row}
              id={id}
              row={row}
              bytes={bytes}
              marks={marks}
              perRow={perRow}
              chosenStart={inChosen?.start}
              chosenEnd={inChosen?.end}
              chosenContent={inChosen === undefined ? undefined : chosenContent}
              pointedStart={inPointed?.start}
              pointedEnd={inPointed?.end}
              cursor={hasCursor ? cursor : undefined}
              cursorLabel={hasCursor ? describe(cursor) : undefined}
            />
          );
        })}
      </div>
    </Scroller>
  );
};

interface HexRowProps {
  readonly id: string;
  readonly row: number;
  readonly bytes: Uint8Array;
  readonly marks: Uint8Array;
  readonly perRow: number;
  readonly chosenStart: number | undefined;
  readonly chosenEnd: number | undefined;
  readonly chosenContent: number | undefined;
  readonly pointedStart: number | undefined;
  readonly pointedEnd: number | undefined;
  readonly cursor: number | undefined;
  readonly cursorLabel: string | undefined;
}

/** Takes plain numbers, so that moving the pointer draws only the rows it changes. */
const HexRow = memo(function HexRow({ id, row, bytes, marks, perRow, ...rest }: HexRowProps) {
  const { chosenStart = -1, chosenEnd = -1, chosenContent = -1, pointedStart = -1, pointedEnd = -1 } = rest;
  const { cursor, cursorLabel } = rest;
  const start = row * perRow;
  const values = Array.from(bytes.subarray(start, start + perRow));
  const classOf = (offset: number): string => {
    const classes: string[] = [MARKS[marks[offset] ?? 0] ?? ''];
    if (offset >= chosenStart && offset < chosenEnd) classes.push(offset < chosenContent ? 'head' : 'chosen');
    if (offset >= pointedStart && offset < pointedEnd) classes.push('pointed');
    if (offset === cursor) classes.push('cursor');
    return classes.filter(Boolean).join(' ');
  };
  return (
    <div role="row" aria-rowindex={row + 1} className="row" style={{ top: row * ROW_HEIGHT }}>
      <span role="rowheader" className="offset">
        {start.toString(16).padStart(4, '0')}
      </span>
      <span className="hex" role="presentation">
        {values.map((byte, index) => {
          const offset = start + index;
          return (
            <span
              key={offset}
              id={`${id}-${offset}`}
              role="gridcell"
              aria-selected={offset >= chosenStart && offset < chosenEnd}
              aria-label={offset === cursor ? cursorLabel : undefined}
              data-offset={offset}
              className={classOf(offset)}
            >
              {hexByte(byte)}
            </span>
          );
        })}
      </span>
      <span className="text" aria-hidden="true">
        {values.map((byte, index) => (
          <span key={index} data-offset={start + index} className={classOf(start + index)}>
            {printable(byte)}
          </span>
        ))}
      </span>
    </div>
  );
});

const Scroller = styled('div')(({ theme }) => {
  const { states, primary, mode, text } = theme.palette;
  return {
    height: '100%',
    overflow: 'auto',
    overscrollBehavior: 'contain',
    fontFamily: MONOSPACE,
    fontSize: 13,
    lineHeight: `${ROW_HEIGHT}px`,
    cursor: 'default',
    '&:focus-visible': { outlineOffset: -2 },
    '& .row': {
      position: 'absolute',
      left: 0,
      height: ROW_HEIGHT,
      display: 'flex',
      gap: 12,
      paddingInline: 12,
      whiteSpace: 'pre',
    },
    '& .offset': { color: text.secondary, userSelect: 'none' },
    '& .hex': { display: 'flex' },
    '& .hex > span': { width: '3ch', textAlign: 'center' },
    '& .hex > span:nth-of-type(8n+9)': { marginLeft: '1ch' },
    '& .text': { display: 'flex', color: text.secondary },
    '& .text > span': { width: '1ch' },
    '& .info': { boxShadow: `inset 0 -2px ${states.notice.line}` },
    '& .warning': { boxShadow: `inset 0 -2px ${states.warning.line}` },
    '& .error': { boxShadow: `inset 0 -2px ${states.critical.line}` },
    '& .pointed': { backgroundColor: theme.alpha(primary.main, mode === 'light' ? 0.14 : 0.22) },
    '& .chosen': { backgroundColor: primary.main, color: primary.contrastText },
    '& .head': { backgroundColor: primary.dark, color: primary.contrastText },
    '&:focus-visible .cursor': { outline: `2px solid ${text.primary}`, outlineOffset: -1 },
    '@media (forced-colors: active)': {
      '& .chosen, & .head': {
        backgroundColor: 'Highlight',
        color: 'HighlightText',
        forcedColorAdjust: 'none',
      },
      '& .pointed': { outline: '1px solid Highlight' },
    },
  };
});
