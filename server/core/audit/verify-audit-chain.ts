import { type ChainedEntry, GENESIS, type Sha256, hashEntry } from './audit-entry.js';

/** A signed statement that the log had this many entries and ended in this hash. */
export interface AuditCheckpoint {
  readonly position: number;
  readonly hash: string;
  readonly at: string;
  /** SHA-256 of the public key (SPKI), lower-case hex. */
  readonly keyId: string;
  /** Ed25519 over `checkpointText`, base64. */
  readonly signature: string;
}

/** The text under a checkpoint's signature. */
export const checkpointText = ({
  position,
  hash,
  at,
}: Omit<AuditCheckpoint, 'signature' | 'keyId'>): string =>
  `qwarden-audit-checkpoint\n${position}\n${hash}\n${at}\n`;

export type AuditFault =
  /** The entry does not fit its hash, or its hash does not follow from the one before. */
  | { readonly kind: 'changed'; readonly position: number }
  | { readonly kind: 'missing'; readonly position: number }
  /** An entry stands where an earlier or the same position was already read. */
  | { readonly kind: 'out-of-order'; readonly position: number }
  /** The log ends before an entry that a checkpoint, or the count kept beside the log, vouches for. */
  | { readonly kind: 'truncated'; readonly position: number }
  /** The log agrees with itself, but not with what was signed: somebody hashed it anew. */
  | { readonly kind: 'checkpoint-disagrees'; readonly position: number }
  /** The log agrees with itself, but not with the head kept beside it. */
  | { readonly kind: 'head-disagrees'; readonly position: number }
  | { readonly kind: 'checkpoint-signature-wrong'; readonly position: number };

export interface AuditVerification {
  readonly entries: number;
  /** Hash of the last entry read. */
  readonly head: string;
  /** Checkpoints whose signature and hash are right. */
  readonly checkpoints: number;
  /** Empty when nothing was changed, removed, reordered or truncated. */
  readonly faults: readonly AuditFault[];
}

export interface ClaimedLog {
  readonly entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>;
  readonly checkpoints: readonly AuditCheckpoint[];
  /** Position and hash of the last entry as the database keeps them beside the log. */
  readonly head?: { readonly position: number; readonly hash: string };
}

interface Tools {
  readonly sha256: Sha256;
  /** Says whether a checkpoint's signature is right; without it signatures are not looked at. */
  readonly isSigned?: (checkpoint: AuditCheckpoint) => boolean;
}

/** Beyond this many faults the log is beyond repair and the list only grows. */
const FAULTS_REPORTED = 100;

/**
 * Walks the log from its first entry and names each position where it is not what was written.
 *
 * After a changed entry the walk goes on from the hash that is stored there, so that one change is
 * one fault. Without checkpoints a log that was hashed anew from some entry on cannot be told from a
 * true one, and neither can one that lost its end.
 */
export async function verifyAuditChain(
  { entries, checkpoints, head: claimedHead }: ClaimedLog,
  { sha256, isSigned }: Tools,
): Promise<AuditVerification> {
  const faults: AuditFault[] = [];
  const report = (fault: AuditFault) => {
    if (faults.length < FAULTS_REPORTED) faults.push(fault);
  };

  const trusted = new Map<number, string[]>();
  for (const checkpoint of checkpoints) {
    if (isSigned && !isSigned(checkpoint)) {
      report({ kind: 'checkpoint-signature-wrong', position: checkpoint.position });
      continue;
    }
    trusted.set(checkpoint.position, [...(trusted.get(checkpoint.position) ?? []), checkpoint.hash]);
  }

  let [count, position, head, agreeing] = [0, 0, GENESIS, 0];
  for await (const entry of entries) {
    count += 1;
    if (entry.position <= position) {
      report({ kind: 'out-of-order', position: entry.position });
      continue;
    }
    if (entry.position > position + 1) report({ kind: 'missing', position: position + 1 });
    else if (hashEntry(head, entry, sha256) !== entry.hash)
      report({ kind: 'changed', position: entry.position });
    position = entry.position;
    head = entry.hash;
    for (const hash of trusted.get(position) ?? []) {
      if (hash === head) agreeing += 1;
      else report({ kind: 'checkpoint-disagrees', position });
    }
  }

  const vouched = Math.max(claimedHead?.position ?? 0, ...trusted.keys());
  if (vouched > position) report({ kind: 'truncated', position: position + 1 });
  else if (claimedHead && (claimedHead.position < position || claimedHead.hash !== head))
    report({ kind: 'head-disagrees', position });
  return { entries: count, head, checkpoints: agreeing, faults };
}
