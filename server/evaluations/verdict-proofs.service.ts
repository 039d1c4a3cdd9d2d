import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Proof } from '../core/grants/decide-access.js';
import type { RegisterBasis } from '../core/registers/register-basis.js';
import type { VerdictDocument } from '../core/verdict/verdict-document.js';
import { Database } from '../platform/database/database.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** So many are kept in memory: a few hundred bytes each. */
const KEPT = 20_000;

/** What verdicts leave of roles, and on which edition of a register they rest. An evaluation never changes, so it may be kept. */
@Injectable()
export class VerdictProofs {
  private readonly known = new Map<string, Proof>();

  constructor(private readonly db: Database) {}

  /** Null for an evaluation that is not there. */
  async of(evaluationId: string): Promise<Proof | null> {
    const known = this.known.get(evaluationId);
    if (known !== undefined) return known;
    const [row] = await this.db.query<Row>(SELECT, [evaluationId]);
    if (row === undefined) return null;
    const { id, outcome, evaluatedAt, verdict, register } = row;
    return this.keep({
      ...{ id, outcome, evaluatedAt: new Date(evaluatedAt) },
      verdict: JSON.parse(verdict) as VerdictDocument,
      register: register === null ? null : (JSON.parse(register) as RegisterBasis),
    });
  }

  /** The newest about its own time that determined something, however long ago. */
  async lastDetermined(certificateId: string): Promise<Proof | null> {
    const row = await this.db.read(EvaluationEntity).findOne({
      select: COLUMNS,
      where: { certificateId, isPresent: true, outcome: Not('indeterminate' as const) },
      order: { evaluatedAt: 'DESC', id: 'DESC' },
    });
    return row === null ? null : this.keep(row);
  }

  private keep(row: Pick<EvaluationEntity, keyof typeof COLUMNS>): Proof {
    const { id, outcome, evaluatedAt, verdict, register } = row;
    const editions = (register?.registers ?? []).flatMap(({ source, edition }) =>
      edition === null ? [] : `${source} ${edition.version}`,
    );
    const proof: Proof = {
      ...{ outcome, at: evaluatedAt, usableRoles: verdict.usableRoles },
      registerEdition: editions.length === 0 ? null : editions.join(', '),
    };
    this.known.set(id, proof);
    // A map iterates in the order of insertion.
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest !== undefined) this.known.delete(oldest);
    return proof;
  }
}

interface Row extends Pick<EvaluationEntity, 'id' | 'outcome'> {
  readonly evaluatedAt: string;
  readonly verdict: string;
  readonly register: string | null;
}

// By hand, because a gateway waits for it.
const SELECT =
  'SELECT "id", "outcome", "evaluatedAt", "verdict", "register" FROM "evaluation" WHERE "id" = $1';

const COLUMNS = { id: true, outcome: true, evaluatedAt: true, verdict: true, register: true } as const;
