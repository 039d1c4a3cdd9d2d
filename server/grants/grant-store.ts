import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import { grantState } from '../core/grants/grant-states.js';
import { Problem } from '../platform/http/problem.js';
import { GrantCertificateEntity, GrantEntity } from './grant.entity.js';

/** A grant with its certificates, held until the transaction ends. */
export interface HeldGrant {
  readonly grant: GrantEntity;
  readonly certificates: GrantCertificateEntity[];
}

export type GrantVerb = 'give' | 'suspend' | 'resume' | 'narrow' | 'end';

/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 400;

/** Reads grants to change them, and writes them back whole. */
@Injectable()
export class GrantStore {
  constructor(private readonly audit: AuditLog) {}

  /** In one order everywhere, so that two of these wait for each other and never in a circle. */
  async held(tx: EntityManager, where: FindOptionsWhere<GrantEntity>): Promise<HeldGrant[]> {
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const grants = await tx.find(GrantEntity, { where, order: { id: 'ASC' }, ...lock });
    const held: HeldGrant[] = [];
    for (let start = 0; start < grants.length; start += CHUNK) {
      const some = grants.slice(start, start + CHUNK);
      const rows = await tx.find(GrantCertificateEntity, {
        where: { grantId: In(some.map(({ id }) => id)) },
        order: { since: 'ASC', certificateId: 'ASC' },
      });
      held.push(
        ...some.map((grant) => ({ grant, certificates: rows.filter(({ grantId }) => grantId === grant.id) })),
      );
    }
    return held;
  }

  /** One that somebody has before their eyes. */
  async seen(tx: EntityManager, id: string, version: number): Promise<HeldGrant> {
    const [held] = await this.held(tx, { id });
    if (held === undefined) throw new Problem('grant-not-found');
    if (held.grant.version !== version) throw new Problem('changed-meanwhile');
    return held;
  }

  /** Those in which one of these reviews decided about a certificate. */
  async ofReviews(tx: EntityManager, reviewIds: readonly string[]): Promise<HeldGrant[]> {
    const rows = await tx.find(GrantCertificateEntity, {
      select: { grantId: true, certificateId: true },
      where: { reviewId: In([...reviewIds]) },
    });
    return this.named(tx, rows);
  }

  async named(tx: EntityManager, rows: readonly { readonly grantId: string }[]): Promise<HeldGrant[]> {
    const ids = [...new Set(rows.map(({ grantId }) => grantId))];
    return ids.length === 0 ? [] : this.held(tx, { id: In(ids) });
  }

  /** Writes what was changed on the rows, and the entry that tells of it. */
  async write(
    tx: EntityManager,
    { grant, certificates }: HeldGrant,
    { verb, actor, at, details }: { verb: GrantVerb; actor: Actor; at: Date; details: Json },
  ): Promise<void> {
    const { id, endedAt, causes } = grant;
    grant.state = grantState({ ended: endedAt !== null, causes, certificates });
    const last = certificates.reduce((latest, { until }) => (until > latest ? until : latest), new Date(0));
    if (certificates.length > 0) grant.endsAt = last;
    grant.changedAt = at;
    grant.version += 1;
    const { id: _, ...columns } = grant;
    void _;
    await tx.update(GrantEntity, { id }, columns);
    for (const { grantId, certificateId, ...rest } of certificates)
      await tx.update(GrantCertificateEntity, { grantId, certificateId }, rest);
    const { organisationKey, edition, environment, role, state } = grant;
    await this.audit.record(tx, {
      ...{ actor, at, action: `grant.${verb}`, subjectType: 'grant', subjectId: id },
      details: { organisationKey, edition, environment, role, state, ...(details as object) },
    });
  }
}
