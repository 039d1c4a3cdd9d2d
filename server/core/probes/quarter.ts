/** From its first instant up to, not including, its last; both UTC. */
export interface Quarter {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** Of `2026Q4`; undefined when it is none. */
export function quarterOf(text: string): Quarter | undefined {
  const match = /^(20\d\d)Q([1-4])$/.exec(text);
  if (match === null) return undefined;
  const [year, number] = [Number(match[1]), Number(match[2])];
  return {
    name: text,
    from: new Date(Date.UTC(year, (number - 1) * 3, 1)),
    to: new Date(Date.UTC(year, number * 3, 1)),
  };
}

export const quarterAt = (at: Date): string =>
  `${at.getUTCFullYear()}Q${Math.floor(at.getUTCMonth() / 3) + 1}`;

/** What an account holder's interface is measured by in this console. */
export const AVAILABILITY_LINE = 0.995;
