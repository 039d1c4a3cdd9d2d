import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SYSTEM } from '../core/audit/actor.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import { Database } from '../platform/database/database.js';
import { RegisterEditionEntity } from './register-edition.entity.js';

/** Where what the registers say came from. */
@Injectable()
export class EditionImporters {
  constructor(private readonly db: Database) {}

  /**
   * Whether some of these editions are not what this installation fetched by itself from the EBA: brought in or accepted
   * by a person, of a source that a person named, or not stored any more.
   */
  async anyByPerson(ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    const editions = await this.db.read(RegisterEditionEntity).findBy({ id: In([...ids]) });
    return (
      editions.length < new Set(ids).size ||
      editions.some(
        ({ source, importedById, acceptedBecause }) =>
          source !== EBA_SOURCE || importedById !== SYSTEM.id || acceptedBecause !== null,
      )
    );
  }
}
