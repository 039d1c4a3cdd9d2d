import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { hashEntry } from '../core/audit/audit-entry.js';
import { type Json, canonicalJson } from '../core/audit/canonical-json.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditHeadEntity, HEAD } from './audit-head.entity.js';
import { sha256 } from './stored-log.js';

export interface AuditRecord {
  readonly actor: Actor;
  /** `certificate.create`, `user.disable`: the subject's type, a dot, a verb. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly at: Date;
  /** What changed, in words and ids. Never a password, token, key or their hashes. */
  readonly details?: Json;
}

@Injectable()
export class AuditLog {
  /**
   * Appends entries in the transaction that makes the change they tell of: both are kept or neither is.
   *
   * The entries of all transactions form one chain, so on PostgreSQL those that record wait for each
   * other from here to their commit. Record last, after the rows.
   */
  async record(tx: EntityManager, ...records: readonly AuditRecord[]): Promise<void> {
    await this.append(tx, ...records);
  }

  /** As `record`, for whoever keeps where the entries stand; returns their positions. */
  async append(tx: EntityManager, ...records: readonly AuditRecord[]): Promise<readonly number[]> {
    if (records.length === 0) return [];
    let { position, hash } = await lockHead(tx);
    const rows = records.map(({ actor, at, details, ...what }) => {
      position += 1;
      const entry = {
        position,
        at: at.toISOString(),
        actorId: actor.id,
        actorName: actor.name,
        via: actor.via,
        action: what.action,
        subjectType: what.subjectType,
        subjectId: what.subjectId,
        details: canonicalJson(details ?? {}),
      };
      hash = hashEntry(hash, entry, sha256);
      return { ...entry, at, hash };
    });
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT)
      await tx.insert(AuditEntryEntity, rows.slice(start, start + ROWS_PER_INSERT));
    await tx.update(AuditHeadEntity, { id: HEAD }, { position, hash });
    return rows.map((row) => row.position);
  }
}

/** Ten columns each: far below the parameter limits of both engines. */
const ROWS_PER_INSERT = 500;

async function lockHead(tx: EntityManager): Promise<AuditHeadEntity> {
  const lock = tx.connection.options.type === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
  const head = await tx.findOne(AuditHeadEntity, { where: { id: HEAD }, ...lock });
  if (!head) throw new Error('The audit log has no head; its table was tampered with.');
  return head;
}
