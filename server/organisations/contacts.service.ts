import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { OrganisationContactEntity } from './organisation.entity.js';
import type { Contact, ReplaceContacts } from './organisations.contract.js';
import { Organisations } from './organisations.service.js';

/** The people of an organisation. Personal data, so that reading them is recorded too. */
@Injectable()
export class Contacts {
  constructor(
    private readonly organisations: Organisations,
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Leaves an entry in the audit log, unless there is nobody to read about. */
  async view(organisationId: string, reader: Actor): Promise<Contact[]> {
    await this.organisations.find(organisationId);
    const contacts = await this.read(organisationId);
    if (contacts.length > 0)
      await this.transactions.run((tx) =>
        this.organisations.record(tx, 'view-contacts', organisationId, reader, this.clock.now(), {
          contacts: contacts.length,
        }),
      );
    return contacts;
  }

  async replace(organisationId: string, body: ReplaceContacts, actor: Actor): Promise<Contact[]> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.organisations.rowForChange(tx, organisationId, body.version);
      await tx.delete(OrganisationContactEntity, { organisationId });
      const rows = body.contacts.map((contact, position) => ({
        ...contact,
        purposes: [...new Set(contact.purposes)],
        ...{ id: randomUUID(), organisationId, position },
      }));
      if (rows.length > 0) await tx.insert(OrganisationContactEntity, rows);
      await this.organisations.write(tx, row, {});
      // The log keeps its entries for ever, so it says how many and not who.
      await this.organisations.record(tx, 'change-contacts', organisationId, actor, at, {
        contacts: rows.length,
      });
    });
    return this.read(organisationId);
  }

  private async read(organisationId: string): Promise<Contact[]> {
    const rows = await this.db
      .read(OrganisationContactEntity)
      .find({ where: { organisationId }, order: { position: 'ASC' } });
    return rows.map(({ id, name, email, phone, purposes, language }) => ({
      ...{ id, name, email, phone, purposes },
      language: language as Contact['language'],
    }));
  }
}
