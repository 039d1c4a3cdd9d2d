import type { ShippedAuthority } from '../core/authorities/authority.js';
import { gravest, judgeLink, type LinkRecord } from '../core/authorities/link-state.js';
import { applyEdits, type Edits, type Link } from '../core/authorities/overlay.js';
import type { AuthorityLinkRow, AuthorityRow } from './authorities.contract.js';
import type { AuthorityEntity } from './authority.entity.js';

/** What people decided about one authority and found behind its links. */
export interface Decisions {
  readonly version: number;
  readonly edits: Edits;
  readonly linkRecords: Readonly<Record<string, LinkRecord>>;
}

type StandingRow = AuthorityRow['edits'][number];

/** Instants are stored as text. */
const instants = (key: string, value: unknown): unknown =>
  key === 'at' && typeof value === 'string' ? new Date(value) : value;

export const decisionsOf = (row: AuthorityEntity | null | undefined): Decisions =>
  row === null || row === undefined
    ? { version: 0, edits: {}, linkRecords: {} }
    : {
        version: row.version,
        edits: JSON.parse(row.edits) as Edits,
        linkRecords: JSON.parse(row.linkRecords, instants) as Record<string, LinkRecord>,
      };

export function viewOf(shipped: ShippedAuthority, decisions: Decisions, at: Date): AuthorityRow {
  const { id, ncaId, country, countryName, group, status, eea, numberPattern } = shipped;
  const { facts, links, edits } = applyEdits(shipped, decisions.edits);
  const judged = links.map((link) => linkView(link, decisions.linkRecords[link.key], at));
  return {
    ...{ id, ncaId, country, countryName, group, status, eea, numberPattern, ...facts },
    aliases: [...facts.aliases],
    formerIds: [...shipped.formerIds],
    examples: [...shipped.examples],
    sources: [...shipped.sources],
    ebaOwnerIdSeen: shipped.ebaOwnerIdSeen && facts.ebaOwnerId === shipped.facts.ebaOwnerId,
    links: judged,
    linkState: gravest(judged.map(({ state }) => state)),
    lastConfirmedAt: oldest(judged),
    edits: edits.map(({ at: editedAt, ...edit }) => ({
      ...edit,
      ...(edit as Pick<StandingRow, 'value' | 'shipped' | 'shippedNow'>),
      at: new Date(editedAt),
    })),
    version: decisions.version,
  };
}

function linkView(link: Link, record: LinkRecord | undefined, at: Date): AuthorityLinkRow {
  return { ...link, ...judgeLink(link.url, record, at) };
}

function oldest(links: readonly AuthorityLinkRow[]): Date | null {
  const confirmed = links.flatMap(({ confirmation }) => confirmation?.at ?? []);
  if (confirmed.length === 0 || confirmed.length < links.length) return null;
  return confirmed.reduce((a, b) => (a < b ? a : b));
}
