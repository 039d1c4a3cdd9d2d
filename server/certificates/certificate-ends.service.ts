import { Injectable } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { CertificateEntity } from './certificate.entity.js';

const MOST = 10_000;
const CHUNK = 500;

/** Certificates in use as things that end. */
@Injectable()
export class CertificateEnds {
  constructor(private readonly db: Database) {}

  async datedBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const rows = await this.db.read(CertificateEntity).find({
      select: {
        id: true,
        subject: true,
        organisation: true,
        ownerEmail: true,
        country: true,
        notAfter: true,
      },
      where: { notAfter: Between(from, to), retiredAt: IsNull(), supersededById: IsNull() },
      order: { notAfter: 'ASC', id: 'ASC' },
      take: MOST,
    });
    return rows.map(({ id, subject, organisation, ownerEmail, country, notAfter }) => ({
      ...{ type: 'certificate' as const, id, name: organisation || subject, organisationId: null },
      ...{ organisationName: organisation || null, ownerEmail: ownerEmail || null, endsAt: notAfter },
      country,
      link: `/certificates/${id}/show`,
    }));
  }

  /** When each of them ends; one that is not there any more is left out. */
  async endsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const ends = new Map<string, Date>();
    for (let i = 0; i < ids.length; i += CHUNK)
      for (const { id, notAfter } of await this.db.read(CertificateEntity).find({
        select: { id: true, notAfter: true },
        where: { id: In(ids.slice(i, i + CHUNK)) },
      }))
        ends.set(id, notAfter);
    return ends;
  }
}
