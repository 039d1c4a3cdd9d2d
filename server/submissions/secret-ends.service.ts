import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { DatedFact, DatedSource } from '../alerts/dated-alerts.service.js';
import { Database } from '../platform/database/database.js';
import { SubmissionEntity, SubmissionSecretEntity } from './submission.entity.js';

const MOST = 10_000;

/** Client secrets of the bank that end; what a newer one took the place of is gone. */
@Injectable()
export class SecretEnds implements DatedSource {
  readonly type = 'secret';

  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]> {
    const secrets = await this.db.read(SubmissionSecretEntity).find({
      where: { kind: 'client-secret', expiresAt: Between(from, to) },
      order: { expiresAt: 'ASC' },
      take: MOST,
    });
    if (secrets.length === 0) return [];
    const submissions = await this.db.read(SubmissionEntity).find({
      select: {
        ...{ id: true, reviewNumber: true, organisationId: true, organisationName: true, edition: true },
      },
      where: { id: In([...new Set(secrets.map(({ submissionId }) => submissionId))].slice(0, 500)) },
    });
    const byId = new Map(submissions.map((submission) => [submission.id, submission]));
    return secrets.flatMap(({ id, submissionId, expiresAt }) => {
      const submission = byId.get(submissionId);
      if (submission === undefined || expiresAt === null) return [];
      const { organisationId, organisationName, reviewNumber, edition } = submission;
      return [
        {
          ...{ type: this.type, id, organisationId, organisationName, ownerEmail: null },
          ...{ name: `${organisationName}, ${edition} (${reviewNumber})`, endsAt: expiresAt },
          link: `/submissions/${submissionId}/show`,
        },
      ];
    });
  }
}
