import type { Actor } from './actor.js';
import { type Json, canonicalJson } from './canonical-json.js';

/** What an entry says. All of it is under the hash. */
export interface AuditEntryContent {
  /** 1 for the first entry, then without gaps. */
  readonly position: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly via: Actor['via'];
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Canonical JSON. Never a secret: an entry cannot be taken back. */
  readonly details: string;
}

export interface ChainedEntry extends AuditEntryContent {
  /** Lower-case hex. */
  readonly hash: string;
}

/** SHA-256 of UTF-8 text as lower-case hex; core has no digest of its own that is synchronous. */
export type Sha256 = (text: string) => string;

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64);

/** The hash of an entry: over the hash before it, a line feed, and the entry as canonical JSON. */
export function hashEntry(previousHash: string, entry: AuditEntryContent, sha256: Sha256): string {
  const { position, at, actorId, actorName, via, action, subjectType, subjectId, details } = entry;
  const content: Json = { position, at, actorId, actorName, via, action, subjectType, subjectId, details };
  return sha256(`${previousHash}\n${canonicalJson(content)}`);
}
