/** Public holidays by country. A country that is not known has none. */
export abstract class Holidays {
  /** `country` as ISO 3166-1 (`LT`), `day` as `2026-12-25`. */
  abstract isHoliday(country: string, day: string): boolean;
}
