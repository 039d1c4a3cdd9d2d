import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { CertificateEntity } from './certificate.entity.js';

/** So many certificates have a series of their own; a monitoring system drowns in more. */
const MOST_SERIES = 5_000;
/** One that ended and was not replaced stays among the figures for so long. */
const ENDED_KEPT_MS = 30 * 86_400_000;

export interface CertificateFigure {
  readonly serialNumber: string;
  readonly subject: string;
  readonly organisation: string;
  readonly country: string;
  readonly issuer: string;
  readonly kind: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly verdictOutcome: string;
}

export interface CertificateFigures {
  readonly at: Date;
  /** Those in use that end first. */
  readonly certificates: readonly CertificateFigure[];
}

/** What monitoring systems want to know of certificates in use. */
@Injectable()
export class CertificateFiguresReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<CertificateFigures> {
    const at = this.clock.now();
    const certificates = await this.db.read(CertificateEntity).find({
      select: {
        ...{ id: true, serialNumber: true, subject: true, organisation: true, country: true },
        ...{ issuer: true, kind: true, notBefore: true, notAfter: true, verdictOutcome: true },
      },
      where: {
        notAfter: MoreThan(new Date(at.getTime() - ENDED_KEPT_MS)),
        ...{ retiredAt: IsNull(), supersededById: IsNull() },
      },
      order: { notAfter: 'ASC', id: 'ASC' },
      take: MOST_SERIES,
    });
    return { at, certificates };
  }
}
