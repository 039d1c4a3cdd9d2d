import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Outcome } from '../core/verdict/verdict.js';
import { Database } from '../platform/database/database.js';

/** What a request with this certificate is judged by. */
export interface CertificateStanding {
  readonly id: string;
  readonly sha256: string;
  readonly organizationIdentifier: string;
  readonly organisation: string;
  readonly serialNumber: string;
  /** Empty where no register can be asked about its holder. */
  readonly registerKey: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Of the certificate itself; both readers agree. */
  readonly usableRoles: readonly string[];
  /** Null before there was one. */
  readonly verdict: {
    readonly outcome: Outcome;
    readonly evaluatedAt: Date;
    readonly evaluationId: string;
  } | null;
}

interface Row {
  readonly id: string;
  readonly sha256: string;
  readonly organizationIdentifier: string;
  readonly organisation: string;
  readonly serialNumber: string;
  readonly registerKey: string | null;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly verdictOutcome: Outcome | '';
  readonly verdictEvaluatedAt: string | null;
  readonly verdictEvaluationId: string | null;
  readonly ai: number | boolean;
  readonly pi: number | boolean;
  readonly ic: number | boolean;
}

const has = (role: string, as: string) =>
  `EXISTS (SELECT 1 FROM "certificate_role" r WHERE r."certificateId" = c."id" AND r."role" = '${role}') AS "${as}"`;

// By hand, because a gateway waits for it: the query builder takes longer than the database.
const SELECT = `SELECT c."id", c."sha256", c."organizationIdentifier", c."organisation", c."serialNumber", c."registerKey",
  c."notBefore", c."notAfter", c."verdictOutcome", c."verdictEvaluatedAt", c."verdictEvaluationId",
  ${has('PSP_AI', 'ai')}, ${has('PSP_PI', 'pi')}, ${has('PSP_IC', 'ic')}
  FROM "certificate" c WHERE c.`;
const BY_DIGEST = `${SELECT}"sha256" = $1`;

/** A certificate as whoever decides about a request needs it, in one statement. */
@Injectable()
export class CertificateAccess {
  private readonly byId: string;

  constructor(private readonly db: Database) {
    this.byId = `${SELECT}"id" = ${db.kind === 'postgres' ? '$1' : '?'}`;
  }

  /** Undefined for one that is not stored here. */
  async bySha256(sha256: string): Promise<CertificateStanding | undefined> {
    return standingOf(await this.db.query<Row>(BY_DIGEST, [sha256]));
  }

  /** Also within a transaction, which sees what it wrote itself. */
  async byCertificate(
    id: string,
    manager: EntityManager = this.db.manager,
  ): Promise<CertificateStanding | undefined> {
    return standingOf(await manager.query<Row[]>(this.byId, [id]));
  }
}

function standingOf([row]: readonly Row[]): CertificateStanding | undefined {
  if (row === undefined) return undefined;
  const { id, sha256, organizationIdentifier, organisation, serialNumber } = row;
  const { verdictOutcome: outcome, verdictEvaluatedAt, verdictEvaluationId: evaluationId } = row;
  return {
    ...{ id, sha256, organizationIdentifier, organisation, serialNumber },
    registerKey: row.registerKey ?? '',
    ...{ notBefore: new Date(row.notBefore), notAfter: new Date(row.notAfter) },
    usableRoles: [
      ...(row.ai ? ['PSP_AI'] : []),
      ...(row.pi ? ['PSP_PI'] : []),
      ...(row.ic ? ['PSP_IC'] : []),
    ],
    verdict:
      outcome === '' || verdictEvaluatedAt === null || evaluationId === null
        ? null
        : { outcome, evaluatedAt: new Date(verdictEvaluatedAt), evaluationId },
  };
}
