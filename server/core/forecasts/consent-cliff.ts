import type { AccessEnd } from './access-end.js';
import type { CliffCause } from './cliff-cause.js';

/** Live consents that are alike: same organisation, edition, last day and what they are used with. */
export interface ConsentGroup {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: string;
  /** The UTC day of their own end, `2026-12-15`. */
  readonly day: string;
  readonly certificateId: string | null;
  readonly grantId: string | null;
  readonly count: number;
}

/** When what consents rest on ends; what is not in the map is not known and shortens nothing. */
export interface Supports {
  readonly certificates: ReadonlyMap<string, Date>;
  readonly grants: ReadonlyMap<string, Date>;
  /** By `supportKey`: access to accounts, on which consents rest that name neither certificate nor grant. */
  readonly access: ReadonlyMap<string, AccessEnd>;
}

export const supportKey = (organisationId: string, edition: string): string => `${edition} ${organisationId}`;

export interface CliffRow {
  readonly day: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: string;
  readonly total: number;
  readonly byCause: Readonly<Record<CliffCause, number>>;
}

/**
 * How many consents stop on each day from `from` on, by organisation and edition. One that loses its certificate or grant
 * before its own end stops then; what was lost before the first day has stopped already and is counted on the first day.
 * Days without an end have no row.
 */
export function consentCliff(
  groups: readonly ConsentGroup[],
  supports: Supports,
  from: Date,
  days: number,
): readonly CliffRow[] {
  const first = dayOf(from);
  const beyond = dayOf(new Date(Date.parse(`${first}T00:00:00Z`) + days * 86_400_000));
  const rows = new Map<string, { row: CliffRow; byCause: Record<CliffCause, number>; total: number }>();
  for (const group of groups) {
    const { day: ends, cause } = earliest(group, supports);
    const day = ends < first ? first : ends;
    if (day >= beyond) continue;
    const { organisationId, organisationName, edition, count } = group;
    const key = `${day} ${edition} ${organisationId}`;
    let entry = rows.get(key);
    if (entry === undefined) {
      const byCause = { consent: 0, certificate: 0, grant: 0, register: 0 };
      entry = {
        row: { day, organisationId, organisationName, edition, total: 0, byCause },
        byCause,
        total: 0,
      };
      rows.set(key, entry);
    }
    entry.byCause[cause] += count;
    entry.total += count;
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, byCause, total }]) => ({ ...row, byCause, total }));
}

/** On one day the consent's own end is the reason that is told. */
function earliest(
  group: ConsentGroup,
  { certificates, grants, access }: Supports,
): { day: string; cause: CliffCause } {
  let found: { day: string; cause: CliffCause } = { day: group.day, cause: 'consent' };
  const shorten = (end: Date | undefined, cause: CliffCause): void => {
    if (end !== undefined && dayOf(end) < found.day) found = { day: dayOf(end), cause };
  };
  if (group.certificateId !== null) shorten(certificates.get(group.certificateId), 'certificate');
  if (group.grantId !== null) shorten(grants.get(group.grantId), 'grant');
  if (group.certificateId === null && group.grantId === null) {
    const end = access.get(supportKey(group.organisationId, group.edition));
    if (end !== undefined) shorten(end.at, end.cause);
  }
  return found;
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
