import { Injectable } from '@nestjs/common';
import { actBefore } from '../core/calendar/act-before.js';
import { type DatedThing, inOrder } from '../core/calendar/dated-thing.js';
import { OrganisationCountries } from '../organisations/organisation-countries.service.js';
import { Holidays } from '../ports/holidays.js';
import type { FeedScope } from './calendar.contract.js';
import { DatedSources } from './sources.js';

/** As whom the calendar is read. */
export interface CalendarReader {
  readonly email: string;
  /** Whether tokens of others are shown. */
  readonly seesAllTokens: boolean;
}

@Injectable()
export class DatedThings {
  constructor(
    private readonly sources: DatedSources,
    private readonly countries: OrganisationCountries,
    private readonly holidays: Holidays,
  ) {}

  /** What ends from one instant up to, not including, another. */
  async between(from: Date, to: Date, scope: FeedScope, reader: CalendarReader) {
    const found: DatedThing[] = [];
    for (const source of this.sources.all) found.push(...(await source(from, to)));
    const things = inOrder(
      found.filter(
        ({ type, ownerEmail, endsAt }) =>
          endsAt < to &&
          (ownerEmail === reader.email ||
            (scope === 'all' && (type !== 'api-token' || reader.seesAllTokens))),
      ),
    );
    const countries = await this.countries.of(
      things.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])),
    );
    return things.map(({ ownerEmail: _, country: of = '', ...thing }) => {
      const country = countries.get(thing.organisationId ?? '') ?? of;
      return {
        ...thing,
        count: thing.count ?? 1,
        actBefore: actBefore(thing.endsAt, (day) => this.holidays.isHoliday(country, day)),
      };
    });
  }
}
