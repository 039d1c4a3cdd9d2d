import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { ProbeTargetEntity } from './probe-target.entity.js';

const MOST = 10_000;

/** Certificates that probes meet and that are not ours to store: the other side's, and ours where the key stays outside. */
@Injectable()
export class ProbeEnds {
  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const range = Between(from, to);
    const targets = this.db.read(ProbeTargetEntity);
    const [servers, clients] = await Promise.all([
      targets.find({ where: { serverCertificateEndsAt: range }, take: MOST }),
      // One that is stored is in the calendar by itself.
      targets.find({ where: { clientCertificateEndsAt: range, keyPlace: 'outside' }, take: MOST }),
    ]);
    return [
      ...servers.map((row) => thing(row, 'server-certificate', row.serverCertificateEndsAt!)),
      ...clients
        .filter(({ certificateId }) => certificateId === null)
        .map((row) => thing(row, 'client-certificate', row.clientCertificateEndsAt!)),
    ];
  }
}

const thing = (
  { id, name, host, organisationId, organisationName }: ProbeTargetEntity,
  type: 'server-certificate' | 'client-certificate',
  endsAt: Date,
): DatedThing => ({
  ...{ type, id, name: `${name} (${host})`, organisationId, organisationName, ownerEmail: null, endsAt },
  link: `/connectivity/targets/${id}`,
});
