import { Injectable } from '@nestjs/common';
import Calendar from 'date-holidays';
import { Holidays } from '../ports/holidays.js';

/** Nobody plans further; it bounds what is kept. */
const MOST_YEARS = 200;

@Injectable()
export class NationalHolidays extends Holidays {
  /** By country and year. */
  private readonly years = new Map<string, ReadonlySet<string>>();

  isHoliday(country: string, day: string): boolean {
    const key = `${country} ${day.slice(0, 4)}`;
    let days = this.years.get(key);
    if (days === undefined) {
      if (this.years.size >= MOST_YEARS) this.years.clear();
      days = read(country, Number(day.slice(0, 4)));
      this.years.set(key, days);
    }
    return days.has(day);
  }
}

function read(country: string, year: number): ReadonlySet<string> {
  if (!/^[A-Z]{2}$/.test(country)) return new Set();
  const calendar = new Calendar();
  calendar.init(country, { types: ['public'] });
  const holidays = calendar.getHolidays(year);
  return new Set((Array.isArray(holidays) ? holidays : []).map(({ date }) => date.slice(0, 10)));
}
