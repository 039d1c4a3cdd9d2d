import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Certificate } from '../core/certificate/certificate.js';
import type { Inspection } from '../core/certificate/inspect.js';
import type { CertificateKind } from '../core/certificate/kind.js';
import { registerKeyOf } from '../core/registers/register-key.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { Database } from '../platform/database/database.js';
import { CertificateViews, decode } from './certificate-views.js';
import { CertificateEntity, CertificateRoleEntity } from './certificate.entity.js';

/** What an application for access is judged by. */
export interface CertificateFacts {
  readonly id: string;
  readonly sha256: string;
  readonly kind: CertificateKind;
  readonly subject: string;
  readonly issuer: string;
  readonly organisation: string;
  readonly organizationIdentifier: string;
  /** Whose it is; empty where that cannot be told. */
  readonly registerKey: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Of the certificate itself; both readers agree. */
  readonly roles: readonly string[];
  readonly verdict: {
    readonly outcome: Outcome;
    readonly evaluatedAt: Date;
    readonly evaluationId: string;
  } | null;
  readonly retired: boolean;
}

/** Certificates as decisions about applications need them. */
@Injectable()
export class CertificateFactsReader {
  constructor(
    private readonly db: Database,
    private readonly views: CertificateViews,
  ) {}

  /** Null when it is not stored. Within a transaction, as of that. */
  async find(id: string, manager: EntityManager = this.db.manager): Promise<CertificateFacts | null> {
    const row = await manager.findOneBy(CertificateEntity, { id });
    if (row === null) return null;
    const roles = await manager.findBy(CertificateRoleEntity, { certificateId: id });
    const { sha256, kind, subject, issuer, organisation, organizationIdentifier, notBefore, notAfter } = row;
    return {
      ...{ id, sha256, kind, subject, issuer, organisation, organizationIdentifier, notBefore, notAfter },
      registerKey: row.registerKey ?? registerKeyOf(questionOfCertificate(decode(row))),
      roles: roles.map(({ role }) => role),
      verdict: newestVerdict(row),
      retired: row.retiredAt !== null,
    };
  }

  /** With its findings as they count now. */
  async inspection(id: string, at: Date): Promise<Inspection | null> {
    const row = await this.db.read(CertificateEntity).findOneBy({ id });
    return row === null ? null : this.views.inspection(row, at);
  }

  async decoded(id: string): Promise<Certificate | null> {
    const row = await this.db.read(CertificateEntity).findOneBy({ id });
    return row === null ? null : decode(row);
  }
}

function newestVerdict({
  verdictOutcome: outcome,
  verdictEvaluatedAt: evaluatedAt,
  verdictEvaluationId: evaluationId,
}: CertificateEntity): CertificateFacts['verdict'] {
  if (outcome === '' || evaluatedAt === null || evaluationId === null) return null;
  return { outcome, evaluatedAt, evaluationId };
}
