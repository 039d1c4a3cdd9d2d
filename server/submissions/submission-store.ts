import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import {
  nextSubmissionState,
  type SubmissionCommand,
  type SubmissionEvent,
  type SubmissionState,
} from '../core/submissions/submission-states.js';
import { Problem } from '../platform/http/problem.js';
import { SubmissionEntity, SubmissionEventEntity } from './submission.entity.js';

export interface NewEvent {
  readonly kind: SubmissionEvent;
  readonly reference?: string;
  readonly text?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** The row as somebody saw it; another version is somebody else's. */
export async function readForChange(
  tx: EntityManager,
  id: string,
  version?: number,
): Promise<SubmissionEntity> {
  const row = await tx.findOneBy(SubmissionEntity, { id });
  if (row === null) throw new Problem('submission-not-found');
  if (version !== undefined && row.version !== version) throw new Problem('changed-meanwhile');
  return row;
}

/** Where a command leads, or a refusal. */
export function stateAfter(row: SubmissionEntity, command: SubmissionCommand): SubmissionState {
  const next = nextSubmissionState(row.state, command);
  if (next === undefined)
    throw new Problem('submission-state', { detail: `It is ${row.state}.`, state: row.state });
  return next;
}

/** Writes a change with the line that tells of it; returns the id of the line. */
export async function change(
  tx: EntityManager,
  row: SubmissionEntity,
  changes: Partial<SubmissionEntity>,
  event: NewEvent,
  actor: Actor,
  at: Date,
): Promise<string> {
  const version = row.version + 1;
  const { affected } = await tx.update(
    SubmissionEntity,
    { id: row.id, version: row.version },
    { ...changes, version },
  );
  if (affected !== 1) throw new Problem('changed-meanwhile');
  return writeEvent(tx, row.id, version, event, actor, at);
}

export async function writeEvent(
  tx: EntityManager,
  submissionId: string,
  position: number,
  { kind, reference = '', text = '', facts = {} }: NewEvent,
  actor: Actor,
  at: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(SubmissionEventEntity, {
    ...{ id, submissionId, position, at, kind, reference, text },
    ...{ actorId: actor.id, actorName: actor.name, facts: { ...facts } },
  });
  return id;
}
