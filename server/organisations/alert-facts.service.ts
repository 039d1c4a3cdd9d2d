import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import {
  AlertOrganisations,
  type OrganisationContact,
  type OrganisationDirectory,
} from '../alerts/alert-organisations.js';
import { OrganisationContactEntity, OrganisationEntity } from './organisation.entity.js';

/** Rows in one statement. */
const CHUNK = 500;

/** What rules of alerts ask of organisations. */
@Injectable()
export class AlertFacts implements OrganisationDirectory, OnModuleInit {
  constructor(private readonly alerts: AlertOrganisations) {}

  onModuleInit(): void {
    this.alerts.follow(this);
  }

  async factsOf(tx: EntityManager, ids: readonly string[]) {
    const found = new Map<string, { readonly name: string; readonly tags: readonly string[] }>();
    for (const chunk of chunks(ids))
      for (const { id, name, tags } of await tx.find(OrganisationEntity, {
        select: { id: true, name: true, tags: true },
        where: { id: In(chunk) },
      }))
        found.set(id, { name, tags: tags.split(',').filter((tag) => tag !== '') });
    return found;
  }

  async contactsOf(tx: EntityManager, ids: readonly string[]): Promise<OrganisationContact[]> {
    const found: OrganisationContact[] = [];
    for (const chunk of chunks(ids))
      for (const { organisationId, name, email, purposes } of await tx.find(OrganisationContactEntity, {
        where: { organisationId: In(chunk) },
        order: { position: 'ASC' },
      }))
        if (email !== '') found.push({ organisationId, name, email: email.toLowerCase(), purposes });
    return found;
  }

  /** Whoever is contact of several organisations: the first of them counts. */
  async languagesOf(tx: EntityManager, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunks(addresses)) {
      const contacts = await tx
        .createQueryBuilder(OrganisationContactEntity, 'contact')
        .where('LOWER(contact.email) IN (:...chunk)', { chunk })
        .orderBy({ 'contact.organisationId': 'ASC', 'contact.position': 'ASC', 'contact.id': 'ASC' })
        .getMany();
      for (const { email, language } of contacts) {
        const address = email.toLowerCase();
        if (!found.has(address)) found.set(address, language);
      }
    }
    return found;
  }

  /** Ids of organisations by their keys, `LT-BL LB000458`. */
  async idsOf(tx: EntityManager, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunks([...new Set(keys)].filter((key) => key !== '')))
      for (const { id, key } of await tx.find(OrganisationEntity, {
        select: { id: true, key: true },
        where: { key: In(chunk) },
      }))
        found.set(key, id);
    return found;
  }
}

const chunks = (values: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, i) =>
    values.slice(i * CHUNK, (i + 1) * CHUNK),
  );
