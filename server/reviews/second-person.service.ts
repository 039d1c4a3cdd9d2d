import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { Problem } from '../platform/http/problem.js';
import { Deciders } from '../users/deciders.service.js';

/** The second person of what needs two. */
@Injectable()
export class SecondPerson {
  constructor(private readonly deciders: Deciders) {}

  /** Whoever proposes, too: nobody knows yet whose hand an account is that nobody has consented to. */
  first(tx: EntityManager, actor: Actor): Promise<void> {
    return this.deciders.checkProposer(tx, actor);
  }

  /** Refuses who proposed it, and an account that nobody has consented to. */
  async check(
    tx: EntityManager,
    { state, proposedById }: { readonly state: string; readonly proposedById: string },
    actor: Actor,
  ): Promise<void> {
    if (state !== 'proposed') throw new Problem('decision-not-open');
    await this.deciders.checkSecond(tx, proposedById, actor);
  }
}
