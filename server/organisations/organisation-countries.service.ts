import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { OrganisationEntity } from './organisation.entity.js';

const CHUNK = 500;

/** Where organisations are at home: whose working days count. */
@Injectable()
export class OrganisationCountries {
  constructor(private readonly db: Database) {}

  async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const countries = new Map<string, string>();
    const wanted = [...new Set(ids)];
    for (let i = 0; i < wanted.length; i += CHUNK)
      for (const { id, country } of await this.db.read(OrganisationEntity).find({
        select: { id: true, country: true },
        where: { id: In(wanted.slice(i, i + CHUNK)) },
      }))
        countries.set(id, country);
    return countries;
  }
}
