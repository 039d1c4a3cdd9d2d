import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { RegisterOverrideEntity } from './register-override.entity.js';

const DAY_MS = 86_400_000;

/** Decisions in force about numbers that a register writes otherwise, and that end. */
@Injectable()
export class OverrideEnds {
  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const dayBefore = (instant: Date): string =>
      new Date(instant.getTime() - DAY_MS).toISOString().slice(0, 10);
    // The last day is whole, so it ends with the midnight after it.
    const overrides = await this.db.read(RegisterOverrideEntity).find({
      where: { state: 'approved', endsOn: Between(dayBefore(from), dayBefore(to)) },
    });
    return overrides.map(({ id, entryName, authority, number, endsOn }) => ({
      ...{ type: 'override', id, name: `${entryName}, ${authority} ${number}` },
      ...{ organisationId: null, organisationName: entryName, ownerEmail: null },
      endsAt: new Date(Date.parse(`${endsOn ?? ''}T00:00:00Z`) + DAY_MS),
      link: `/registers/overrides/${id}`,
    }));
  }
}
