import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { deleteBlocks } from './agent-rows.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import { clearStates } from './states.js';

/** An import that gives no sign of life for so long has lost its process. */
const SILENT_MS = 10_000;
const LOOK_EVERY_MS = 250;
const AT_ONCE = 500;

/** Takes away what was written and is not wanted: of imports that were cut off or refused, and of agents. */
@Injectable()
export class EditionLeftovers {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Ends every unfinished import whose process is gone. */
  async clear(source: string, at: Date): Promise<void> {
    const unfinished = await this.db.read(RegisterEditionEntity).find({
      where: [
        { source, state: 'importing' },
        { source, staged: true },
      ],
    });
    for (const row of unfinished) {
      if (row.state === 'importing' && (await this.isAlive(row)))
        throw new Problem('register-import-running');
      await this.clearEntries({ source, number: row.number });
      const message = 'The import was cut off; the process that ran it has ended.';
      await this.transactions.run((tx) =>
        tx.update(RegisterEditionEntity, { id: row.id }, {
          staged: false,
          ...(row.state === 'importing' && {
            ...{ state: 'abandoned', finishedAt: at },
            problem: { code: 'interrupted', message, advice: 'Import it again.' },
          }),
        } as Partial<RegisterEditionEntity>),
      );
    }
  }

  /** Takes back everything that an edition wrote and ended which was never published. */
  async clearEntries({
    source,
    number,
  }: {
    readonly source: string;
    readonly number: number;
  }): Promise<void> {
    for (const table of ['register_entry', 'register_agents'] as const)
      while ((await this.transactions.run((tx) => clearStates(tx, table, source, number, AT_ONCE))) > 0)
        await pause(0);
  }

  /** Nobody's agents are kept where they are not wanted. */
  async forgetAgents(source: string): Promise<void> {
    while ((await this.transactions.run((tx) => deleteBlocks(tx, source, AT_ONCE))) > 0) await pause(0);
  }

  private async isAlive({ id, beats }: RegisterEditionEntity): Promise<boolean> {
    for (let waited = 0; waited < SILENT_MS; waited += LOOK_EVERY_MS) {
      await pause(LOOK_EVERY_MS);
      const now = await this.db.read(RegisterEditionEntity).findOneBy({ id });
      if (now?.state !== 'importing') return false;
      if (now.beats !== beats) return true;
    }
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
