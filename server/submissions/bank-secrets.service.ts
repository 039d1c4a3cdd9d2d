import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { takesSecrets } from '../core/submissions/submission-states.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { type SealedPlace, Sealing } from '../platform/sealed/sealing.js';
import { Clock } from '../ports/clock.js';
import { change, readForChange } from './submission-store.js';
import { SECRET_TABLE, SubmissionSecretEntity } from './submission.entity.js';
import type { ReceiveSecrets, SecretKind } from './submissions.contract.js';

const placeOf = (rowId: string): SealedPlace => ({ table: SECRET_TABLE, column: 'sealed', rowId });

/** Client id and client secret, as the bank handed them out: taken in, sealed, and shown to nobody again. */
@Injectable()
export class BankSecrets {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly sealing: Sealing,
  ) {}

  /** What was there before of the same kind is gone. */
  async receive(id: string, received: ReceiveSecrets, actor: Actor): Promise<void> {
    const { version, clientId, clientSecret, expiresAt } = received;
    const at = this.clock.now();
    if (expiresAt !== null && expiresAt <= at)
      throw new Problem('invalid-input', { errors: [{ path: 'expiresAt', message: 'is in the past.' }] });
    const given = new Map<SecretKind, string>();
    if (clientId !== undefined) given.set('client-id', clientId);
    if (clientSecret !== undefined) given.set('client-secret', clientSecret);
    if ([...given.values()].some((value) => value.includes('PRIVATE KEY-----')))
      throw new Problem('private-key');
    const kinds = [...given.keys()].join(', ');
    await this.transactions.run(async (tx) => {
      const row = await readForChange(tx, id, version);
      if (!takesSecrets(row.state))
        throw new Problem('submission-state', { detail: `It is ${row.state}.`, state: row.state });
      for (const [kind, value] of given) {
        await tx.delete(SubmissionSecretEntity, { submissionId: id, kind });
        const secretId = randomUUID();
        const sealed = this.sealing.seal(value, placeOf(secretId));
        await tx.insert(SubmissionSecretEntity, {
          ...{ id: secretId, submissionId: id, kind, sealed, expiresAt },
          ...{ receivedAt: at, receivedBy: actor.name },
        });
      }
      const facts = { kinds, ...(expiresAt !== null && { expiresAt: expiresAt.toISOString() }) };
      await change(tx, row, {}, { kind: 'secrets-received', facts }, actor, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'submission.receive-secrets', subjectType: 'submission', subjectId: id },
        details: facts,
      });
    });
  }

  /** For whoever calls the bank in its name, inside the server only. Null: there is none, or it is over. */
  async open(submissionId: string, kind: SecretKind, at: Date): Promise<string | null> {
    const row = await this.db
      .read(SubmissionSecretEntity)
      .createQueryBuilder('secret')
      .addSelect('secret.sealed')
      .where({ submissionId, kind })
      .getOne();
    if (row === null || (row.expiresAt !== null && row.expiresAt <= at)) return null;
    const opened = this.sealing.open(row.sealed, placeOf(row.id));
    if (!opened.ok) throw new Error(`A sealed ${kind} cannot be opened: ${opened.problem}.`);
    return opened.value;
  }
}
