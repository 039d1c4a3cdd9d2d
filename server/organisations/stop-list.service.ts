import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/audit/actor.js';
import { isShorter, judgeUnblock } from '../core/organisations/block.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import { blockIn } from './organisation-view.js';
import type { BlockOrganisation, OrganisationRow, UnblockOrganisation } from './organisations.contract.js';
import { Organisations } from './organisations.service.js';

const NOT_ASKED = { unblockAskedAt: null, unblockReason: '', unblockAskedBy: '', unblockAskedById: '' };

/** Who gets no access whatever they show: one person is enough to put somebody there, two take them off again. */
@Injectable()
export class StopList {
  constructor(
    private readonly organisations: Organisations,
    private readonly deciders: Deciders,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async block(id: string, body: BlockOrganisation, actor: Actor): Promise<OrganisationRow> {
    const { version, until, reason } = body;
    const at = this.clock.now();
    if (until !== null && until <= at)
      throw new Problem('invalid-input', { errors: [{ path: 'until', message: 'is not in the future.' }] });
    await this.transactions.run(async (tx) => {
      const row = await this.organisations.rowForChange(tx, id, version);
      if (isShorter(blockIn(row), until, at)) throw new Problem('organisation-block-shorter');
      await this.organisations.write(tx, row, {
        ...{ blockedFrom: at, blockedUntil: until, blockReason: reason },
        ...{ blockedBy: actor.name, blockedById: actor.id },
        ...NOT_ASKED,
      });
      const details = { until: until?.toISOString() ?? null, reason };
      await this.organisations.record(tx, 'block', id, actor, at, details);
    });
    return this.organisations.show(id, actor);
  }

  /** Ends it, or asks a second person to agree, whose call of the same then ends it. */
  async unblock(id: string, body: UnblockOrganisation, actor: Actor): Promise<OrganisationRow> {
    const { version, reason } = body;
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.organisations.rowForChange(tx, id, version);
      const outcome = judgeUnblock(blockIn(row), actor.id, at);
      if (outcome !== 'ask' && outcome !== 'unblock') throw new Problem(outcome);
      // An account that one administrator made alone is no second person.
      if (!(await this.deciders.stands(actor.id, tx))) throw new Problem('account-not-consented');
      if (outcome === 'ask') {
        const asked = { unblockAskedBy: actor.name, unblockAskedById: actor.id };
        await this.organisations.write(tx, row, { ...asked, unblockAskedAt: at, unblockReason: reason });
        return this.organisations.record(tx, 'unblock-ask', id, actor, at, { reason });
      }
      const { blockReason, unblockAskedBy, unblockReason } = row;
      await this.organisations.write(tx, row, {
        ...{ blockedFrom: null, blockedUntil: null, blockReason: '', blockedBy: '', blockedById: '' },
        ...NOT_ASKED,
      });
      const asked = row.unblockAskedAt === null ? {} : { askedBy: unblockAskedBy, askedFor: unblockReason };
      const details = { reason, blockedFor: blockReason, ...asked };
      return this.organisations.record(tx, 'unblock', id, actor, at, details);
    });
    return this.organisations.show(id, actor);
  }
}
