import { Injectable } from '@nestjs/common';
import { Between, IsNull, Not } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { LintAdjustmentEntity } from './lint-adjustment.entity.js';

/** Rules that were changed for a time and speak again by themselves. */
@Injectable()
export class AdjustmentEnds {
  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const adjustments = await this.db.read(LintAdjustmentEntity).find({
      where: { currentFor: Not(IsNull()), withdrawnAt: IsNull(), until: Between(from, to) },
    });
    return adjustments.flatMap(({ id, ruleId, until }) =>
      until === null
        ? []
        : [
            {
              ...{ type: 'adjustment' as const, id, name: ruleId, endsAt: until },
              ...{ organisationId: null, organisationName: null, ownerEmail: null },
              link: `/settings/rules/${encodeURIComponent(ruleId)}`,
            },
          ],
    );
  }
}
