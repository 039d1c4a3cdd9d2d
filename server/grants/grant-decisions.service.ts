import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endpointsOf } from '../core/api-editions/editions.js';
import type { Json } from '../core/audit/canonical-json.js';
import { withCause } from '../core/grants/grant-states.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import { GrantStore, type GrantVerb, type HeldGrant } from './grant-store.js';
import { GrantViews, isOnlyHeld } from './grant-views.service.js';
import type { GrantDetailsRow, GrantReason, NarrowGrant } from './grants.contract.js';

const DAY_MS = 86_400_000;

/** What an officer does to access that was given: less of it, never more. */
@Injectable()
export class GrantDecisions {
  constructor(
    private readonly store: GrantStore,
    private readonly views: GrantViews,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly deciders: Deciders,
  ) {}

  hold(id: string, { version, reason }: GrantReason, user: SignedInUser): Promise<GrantDetailsRow> {
    return this.change(id, version, 'suspend', user, ({ grant }, at) => {
      if (grant.state !== 'active') throw new Problem('grant-not-in-this-state');
      const cause = { code: 'held' as const, detail: reason, at: at.toISOString() };
      grant.causes = withCause(grant.causes, cause);
      return { cause: 'held', detail: reason };
    });
  }

  /** Lets go what an officer holds. What facts or a review suspended comes back with the decision of a review. */
  release(id: string, { version, reason }: GrantReason, user: SignedInUser): Promise<GrantDetailsRow> {
    if (user.via !== 'session') throw new Problem('session-needed');
    return this.change(id, version, 'resume', user, async ({ grant }, _at, tx) => {
      // An account that one administrator made alone lets nothing go.
      if (!(await this.deciders.stands(user.id, tx))) throw new Problem('account-not-consented');
      if (grant.state !== 'suspended') throw new Problem('grant-not-in-this-state');
      if (!isOnlyHeld(grant.causes)) throw new Problem('grant-needs-review');
      grant.causes = [];
      return { reason };
    });
  }

  /** Fewer endpoints, an earlier end. */
  narrow(
    id: string,
    { version, reason, endpoints, endsOn }: NarrowGrant,
    user: SignedInUser,
  ): Promise<GrantDetailsRow> {
    return this.change(id, version, 'narrow', user, ({ grant, certificates }) => {
      if (grant.endedAt !== null) throw new Problem('grant-not-in-this-state');
      const all = endpointsOf(grant.edition, grant.role).map((endpoint) => endpoint.id);
      const now = grant.endpoints.length === 0 ? all : grant.endpoints;
      const wanted = endpoints === undefined ? now : [...new Set(endpoints)];
      const more = wanted.filter((one) => !now.includes(one));
      if (more.length > 0) throw new Problem('grant-only-narrower', { detail: more.slice(0, 5).join(', ') });
      const end = endsOn === undefined ? undefined : new Date(Date.parse(endsOn) + DAY_MS);
      if (end !== undefined && end > grant.endsAt)
        throw new Problem('grant-only-narrower', { detail: `It ends at ${grant.endsAt.toISOString()}.` });
      const before = { endpoints: grant.endpoints, endsAt: grant.endsAt.toISOString() };
      grant.endpoints = wanted.length === all.length ? [] : all.filter((one) => wanted.includes(one));
      if (end !== undefined) for (const one of certificates) if (end < one.until) one.until = end;
      return { reason, before, endpoints: grant.endpoints, ...(endsOn !== undefined && { endsOn }) };
    });
  }

  /** For good: only another approval begins it anew. */
  end(id: string, { version, reason }: GrantReason, user: SignedInUser): Promise<GrantDetailsRow> {
    return this.change(id, version, 'end', user, ({ grant, certificates }, at) => {
      if (grant.endedAt !== null) throw new Problem('grant-not-in-this-state');
      grant.endedAt = at;
      for (const one of certificates) one.state = 'ended';
      return { reason };
    });
  }

  private async change(
    id: string,
    version: number,
    verb: GrantVerb,
    user: SignedInUser,
    make: (held: HeldGrant, at: Date, tx: EntityManager) => Json | Promise<Json>,
  ): Promise<GrantDetailsRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.seen(tx, id, version);
      const details = await make(held, at, tx);
      await this.store.write(tx, held, { verb, actor: user, at, details });
    });
    return this.views.show(id, user);
  }
}
