interface Grid {
  readonly length: number;
  readonly perRow: number;
  readonly rowsInView: number;
}

/** The byte that a key leads to, by the grid pattern of ARIA; `undefined` for other keys. Stops at both ends. */
export function offsetAfterKey(
  offset: number,
  { key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
  { length, perRow, rowsInView }: Grid,
): number | undefined {
  const last = length - 1;
  const whole = ctrlKey || metaKey;
  const rowStart = offset - (offset % perRow);
  // Above the first and below the last row the cursor keeps its column rather than jumping to a corner.
  const vertical = (rows: number): number => {
    const next = offset + rows * perRow;
    if (next >= 0 && next <= last) return next;
    const column = offset % perRow;
    if (next < 0) return Math.min(column, last);
    const lastRow = last - (last % perRow);
    return lastRow + column <= last ? lastRow + column : last;
  };
  switch (key) {
    case 'ArrowRight':
      return Math.min(offset + 1, last);
    case 'ArrowLeft':
      return Math.max(offset - 1, 0);
    case 'ArrowDown':
      return vertical(1);
    case 'ArrowUp':
      return vertical(-1);
    case 'PageDown':
      return vertical(rowsInView);
    case 'PageUp':
      return vertical(-rowsInView);
    case 'Home':
      return whole ? 0 : rowStart;
    case 'End':
      return whole ? last : Math.min(rowStart + perRow - 1, last);
    default:
      return undefined;
  }
}
