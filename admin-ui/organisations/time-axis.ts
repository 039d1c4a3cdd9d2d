export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Where a span lies on an axis, in percent. */
export interface Place {
  readonly left: number;
  readonly width: number;
}

/** From the first beginning to the last end, so that today is on it too. */
export function axisOf(spans: readonly Span[], now: number): Span {
  return {
    from: Math.min(now, ...spans.map(({ from }) => from)),
    until: Math.max(now, ...spans.map(({ until }) => until)),
  };
}

export function placeOf({ from, until }: Span, axis: Span): Place {
  const length = Math.max(1, axis.until - axis.from);
  const share = (at: number) => Math.min(100, Math.max(0, (100 * (at - axis.from)) / length));
  return { left: share(from), width: Math.max(0.5, share(until) - share(from)) };
}

/** How the last of several to end follows the one before it; undefined for fewer than two. */
export function handoverOf(
  spans: readonly Span[],
): (Span & { readonly kind: 'overlap' | 'gap' }) | undefined {
  const [last, before] = [...spans].sort((a, b) => b.until - a.until);
  if (last === undefined || before === undefined) return undefined;
  return last.from <= before.until
    ? { kind: 'overlap', from: Math.max(last.from, before.from), until: before.until }
    : { kind: 'gap', from: before.until, until: last.from };
}
