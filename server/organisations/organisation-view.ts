import type { Actor } from '../core/audit/actor.js';
import { type Block, isBlocked, judgeUnblock, needsSecondPerson } from '../core/organisations/block.js';
import type { OrganisationEntity } from './organisation.entity.js';
import type { OrganisationRow } from './organisations.contract.js';

export const blockIn = (row: OrganisationEntity): Block & { readonly askedById: string } => ({
  from: row.blockedFrom,
  until: row.blockedUntil,
  askedById: row.unblockAskedAt === null ? '' : row.unblockAskedById,
});

export function viewOf(row: OrganisationEntity, reader: Actor, at: Date): OrganisationRow {
  const { id, key, identifier, authority, number, name, country, note, tags } = row;
  const { createdAt, createdBy, version } = row;
  return {
    ...{ id, key, identifier, authority, number, name, country, note, createdAt, createdBy, version },
    tags: tags.split(',').filter(Boolean),
    block: blockView(row, reader, at),
  };
}

function blockView(row: OrganisationEntity, reader: Actor, at: Date): OrganisationRow['block'] {
  const block = blockIn(row);
  if (row.blockedFrom === null || !isBlocked(block, at)) return null;
  const { unblockAskedAt, unblockAskedBy, unblockReason } = row;
  return {
    from: row.blockedFrom,
    until: row.blockedUntil,
    reason: row.blockReason,
    by: row.blockedBy,
    needsSecondPerson: needsSecondPerson(block, at),
    unblock:
      unblockAskedAt === null ? null : { by: unblockAskedBy, at: unblockAskedAt, reason: unblockReason },
    endable: judgeUnblock(block, reader.id, at) === 'unblock',
  };
}

export const searchTextOf = (row: {
  readonly key: string;
  readonly identifier: string;
  readonly name: string;
  readonly note: string;
  readonly tags: string;
}): string => [row.identifier, row.key, row.name, row.tags, row.note].join('\n').toLowerCase();
