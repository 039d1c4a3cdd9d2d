import { Injectable } from '@nestjs/common';
import { CONFIRMED_FOR_DAYS } from '../core/authorities/link-state.js';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Authorities } from './authorities.service.js';

const DAY_MS = 86_400_000;

/** When somebody has to look again whether the links of an authority lead to its register. */
@Injectable()
export class ConfirmationEnds {
  constructor(private readonly authorities: Authorities) {}

  /** One for each authority: its link that was confirmed the longest ago. What nobody confirmed yet has no date. */
  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    return (await this.authorities.all()).flatMap(({ id, nameEn, links }) => {
      const [endsAt] = links
        .flatMap(({ state, confirmation }) =>
          state === 'reported' || confirmation === null
            ? []
            : [new Date(confirmation.at.getTime() + CONFIRMED_FOR_DAYS * DAY_MS)],
        )
        .filter((at) => at >= from && at <= to)
        .sort((one, other) => one.getTime() - other.getTime());
      return endsAt === undefined
        ? []
        : [
            {
              ...{ type: 'confirmation' as const, id, name: nameEn, endsAt },
              ...{ organisationId: null, organisationName: null, ownerEmail: null },
              link: `/registers/authorities/${encodeURIComponent(id)}`,
            },
          ];
    });
  }
}
