import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { CertificateEntity } from './certificate.entity.js';

const CHUNK = 500;

/** A certificate in use whose newest verdict is known. */
export interface JudgedCertificate {
  readonly id: string;
  readonly evaluationId: string;
}

/** Which certificates in use hang on something: neither retired nor replaced, and not ended. */
@Injectable()
export class CertificatesInUse {
  constructor(private readonly db: Database) {}

  /** About whom an entry of a register with one of these keys is. */
  async withKeys(keys: readonly string[], at: Date): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const rows = await this.inUse(at)
      .select('certificate.id', 'id')
      .andWhere('certificate.registerKey IN (:...keys)', { keys })
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** One for each name of an issuer: the one that came in last. */
  async newestByIssuer(at: Date): Promise<readonly (JudgedCertificate & { readonly issuer: string })[]> {
    const issuers = await this.inUse(at)
      .select('DISTINCT certificate.issuer', 'issuer')
      .getRawMany<{ issuer: string }>();
    const found: (JudgedCertificate & { issuer: string })[] = [];
    for (const { issuer } of issuers) {
      const newest = await this.judged(at)
        .andWhere('certificate.issuer = :issuer', { issuer })
        .orderBy('certificate.createdAt', 'DESC')
        .limit(1)
        .getRawOne<JudgedCertificate>();
      if (newest !== undefined) found.push({ ...newest, issuer });
    }
    return found;
  }

  async issuedBy(issuers: readonly string[], at: Date): Promise<readonly JudgedCertificate[]> {
    const found: JudgedCertificate[] = [];
    for (let i = 0; i < issuers.length; i += CHUNK)
      found.push(
        ...(await this.judged(at)
          .andWhere('certificate.issuer IN (:...issuers)', { issuers: issuers.slice(i, i + CHUNK) })
          .getRawMany<JudgedCertificate>()),
      );
    return found;
  }

  private judged(at: Date) {
    return this.inUse(at)
      .select('certificate.id', 'id')
      .addSelect('certificate.verdictEvaluationId', 'evaluationId')
      .andWhere('certificate.verdictEvaluationId IS NOT NULL');
  }

  private inUse(at: Date) {
    return this.db
      .read(CertificateEntity)
      .createQueryBuilder('certificate')
      .where('certificate.retiredAt IS NULL AND certificate.supersededById IS NULL')
      .andWhere('certificate.notAfter >= :at', { at: at.toISOString() });
  }
}
