import { Injectable } from '@nestjs/common';
import { agentNameOf } from '../core/registers/stored-agent.js';
import { Database } from '../platform/database/database.js';
import { agentsIn, type StoredAgent } from './agent-blocks.js';
import { RegisterAgentsEntity } from './register-agents.entity.js';

/** Blocks read in one statement. */
const BLOCKS_AT_ONCE = 20;

/** At least one of the two is there. */
export interface AgentChange {
  readonly before: StoredAgent | undefined;
  readonly after: StoredAgent | undefined;
}

interface Edition {
  readonly source: string;
  readonly number: number;
}

/** What an edition says otherwise of agents than the one before, told from the blocks that began and ended with it. */
@Injectable()
export class AgentChanges {
  constructor(private readonly db: Database) {}

  async *of({ source, number }: Edition): AsyncGenerator<AgentChange, void, void> {
    const edition = { source, number };
    for (const parent of await this.parents(edition)) yield* this.below(edition, parent);
  }

  /** Of one institution: its changed agents once stood in the ended blocks, and stand in the begun ones. */
  private async *below(edition: Edition, parentCode: string): AsyncGenerator<AgentChange, void, void> {
    const before = new Map<string, StoredAgent>();
    for await (const agent of this.agents(edition, parentCode, 'toEdition'))
      before.set(agentNameOf(agent.line).code, agent);
    for await (const after of this.agents(edition, parentCode, 'fromEdition')) {
      const { code } = agentNameOf(after.line);
      const was = before.get(code);
      before.delete(code);
      if (was?.line !== after.line) yield { before: was, after };
    }
    for (const was of before.values()) yield { before: was, after: undefined };
  }

  private async *agents(
    { source, number }: Edition,
    parentCode: string,
    column: 'fromEdition' | 'toEdition',
  ): AsyncGenerator<StoredAgent, void, void> {
    for (let last = 0; ;) {
      const rows = await this.db
        .read(RegisterAgentsEntity)
        .createQueryBuilder('block')
        .addSelect('block.data')
        .where({ source, parentCode, [column]: number })
        .andWhere('block.id > :last AND block.toEdition <= 2147483647', { last })
        .orderBy('block.id')
        .limit(BLOCKS_AT_ONCE)
        .getMany();
      for (const { data } of rows) yield* await agentsIn(data);
      if (rows.length < BLOCKS_AT_ONCE) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  private async parents(edition: Edition): Promise<string[]> {
    const rows = await this.db
      .read(RegisterAgentsEntity)
      .createQueryBuilder('block')
      .select('block.parentCode', 'parentCode')
      .distinct(true)
      .where(
        'block.source = :source AND (block.fromEdition = :number OR (block.toEdition = :number AND block.toEdition < 2147483647))',
        edition,
      )
      .orderBy('block.parentCode')
      .getRawMany<{ parentCode: string }>();
    return rows.map(({ parentCode }) => parentCode);
  }
}
