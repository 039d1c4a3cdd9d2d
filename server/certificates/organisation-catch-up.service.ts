import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Clock } from '../ports/clock.js';
import { holderOf } from './certificate-holders.service.js';
import { CertificateEntity } from './certificate.entity.js';

const BATCH = 500;

/** Organisations of the certificates that were stored before there were any. Walks through them once and remembers how far. */
@Injectable()
export class OrganisationCatchUp {
  constructor(
    private readonly organisations: Organisations,
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<{ readonly looked: number; readonly made: number }> {
    const total = { looked: 0, made: 0 };
    for (;;) {
      const position = await this.organisations.catchUpPosition();
      if (position === null) return total;
      const rows = await this.db.read(CertificateEntity).find({
        select: { id: true, registerKey: true, organizationIdentifier: true, organisation: true },
        where: { id: MoreThan(position) },
        order: { id: 'ASC' },
        take: BATCH,
      });
      const last = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
      total.made += await this.transactions.run(async (tx) => {
        const made = await this.organisations.ensureHolders(tx, rows.map(holderOf), this.clock.now());
        await this.organisations.caughtUp(tx, last);
        return made;
      });
      total.looked += rows.length;
    }
  }
}
