import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CertificatesInUse } from '../certificates/certificates-in-use.service.js';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { EvaluationEntity } from './evaluation.entity.js';

const CHUNK = 500;

/** The certificates above ours, as things that end: intermediates that were fetched, and those that a trusted list names. */
@Injectable()
export class IssuerEnds {
  constructor(
    private readonly db: Database,
    private readonly certificates: CertificatesInUse,
    private readonly clock: Clock,
  ) {}

  /** One path for each issuer shows them all; what is in the inventory stands in the calendar itself. */
  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const samples = await this.certificates.newestByIssuer(this.clock.now());
    const certificateOf = new Map(samples.map(({ evaluationId, id }) => [evaluationId, id]));
    const ids = [...certificateOf.keys()];
    const found = new Map<string, DatedThing>();
    for (let i = 0; i < ids.length; i += CHUNK)
      for (const { id, chain } of await this.db.read(EvaluationEntity).find({
        select: { id: true, chain: true },
        where: { id: In(ids.slice(i, i + CHUNK)) },
      }))
        for (const { sha256, subject, notAfter, foundBy } of chain.certificates) {
          const endsAt = new Date(notAfter);
          if (foundBy === 'given' || foundBy === 'stored' || foundBy === 'scheme') continue;
          if (endsAt < from || endsAt > to) continue;
          const isListed = foundBy === 'trusted-list';
          found.set(sha256, {
            ...{
              type: isListed ? 'trust-service' : 'intermediate',
              id: sha256,
              name: nameIn(subject),
              endsAt,
            },
            ...{ organisationId: null, organisationName: null, ownerEmail: null },
            link: isListed
              ? `/trust/services?filter=${encodeURIComponent(JSON.stringify({ q: sha256 }))}`
              : `/certificates/${certificateOf.get(id) ?? ''}/show`,
          });
        }
    return [...found.values()];
  }
}

/** The common name of a subject as text; all of it where it has none. */
const nameIn = (subject: string): string => /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1] ?? subject;
