import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { EXPECTED_TRUTH, TRUTH_CASES, type TruthCase } from '../core/probes/mtls-truth-table.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { ClientCredential } from '../ports/dialer.js';
import { ProbeExecution } from './execution.service.js';
import { KeyUses } from './key-uses.service.js';
import { ProbeKeys } from './keys.service.js';
import { ProbeKeyEntity } from './probe-key.entity.js';
import { runTruthTable } from './run-truth-table.js';
import { isAsked, snapshotOf } from './target-views.js';
import { ProbeTargets } from './targets.service.js';

const AT_ONCE = 4;
/** Five calls of ten seconds each, and the answer has to come before a browser gives up. */
const DEADLINE_MS = 60_000;

/** Who answers how to which certificate, tried when somebody asks. */
@Injectable()
export class ProbeTruthTables {
  private running = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly targets: ProbeTargets,
    private readonly keys: ProbeKeys,
    private readonly keyUses: KeyUses,
    private readonly execution: ProbeExecution,
  ) {}

  async run(targetId: string, keys: Readonly<Partial<Record<TruthCase, string | undefined>>>, actor: Actor) {
    const target = await this.targets.find(targetId);
    if (!isAsked(target)) throw new Problem(target.isPaused ? 'probe-target-paused' : 'probe-target-off');
    if (target.kind !== 'xs2a')
      throw new Problem('invalid-input', {
        errors: [{ path: 'keys', message: 'are tried at interfaces only; this is a plain TLS server.' }],
      });
    if (this.running >= AT_ONCE) throw new Problem('probe-runs-busy');
    const given = Object.entries(keys).flatMap(([name, id]) =>
      id === undefined || name === 'no-certificate' ? [] : [[name as WithKey, id] as const],
    );
    const ids = [...new Set(given.map(([, id]) => id))];
    if ((await this.db.read(ProbeKeyEntity).countBy({ id: In(ids) })) < ids.length)
      throw new Problem('probe-key-not-found');
    this.running += 1;
    try {
      const credentials: Partial<Record<WithKey, ClientCredential>> = {};
      for (const [name, id] of given) credentials[name] = await this.keys.open(id);
      const at = this.clock.now();
      const missingRole = target.expectedRoles.includes('PSP_AI') ? 'PSP_PI' : 'PSP_AI';
      const { rows } = await runTruthTable(
        {
          ...{ target: snapshotOf(target), credentials, missingRole },
          signal: AbortSignal.timeout(DEADLINE_MS),
        },
        this.execution.ports(),
      );
      await this.transactions.run(async (tx) => {
        await this.keyUses.count(
          tx,
          given.map(([, keyId]) => ({ keyId, targetId })),
          at,
        );
        await this.audit.record(tx, {
          ...{
            actor,
            at,
            action: 'probe-target.truth-table',
            subjectType: 'probe-target',
            subjectId: targetId,
          },
          details: { cases: rows.map(({ case: name }) => name) },
        });
      });
      const byCase = new Map(rows.map((row) => [row.case, row]));
      return {
        at,
        rows: TRUTH_CASES.map((name) => {
          const row = byCase.get(name);
          const expected = EXPECTED_TRUTH[name].outcome;
          if (row === undefined) return { case: name, expected, got: null, agrees: null, advice: '' };
          const got = row.how === '' ? row.got : `${row.got} (${row.how})`;
          return { case: name, expected, got, agrees: row.isAsExpected, advice: row.conclusion };
        }),
      };
    } finally {
      this.running -= 1;
    }
  }
}

type WithKey = Exclude<TruthCase, 'no-certificate'>;
