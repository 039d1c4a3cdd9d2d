import ical, { ICalCalendarMethod } from 'ical-generator';
import { linkTo, oneLine } from '../core/alerts/mail-text.js';
import type { DatedType } from '../core/calendar/dated-thing.js';
import type { DatedThingJson } from './calendar.contract.js';

type Entry = Omit<DatedThingJson, 'endsAt'> & { readonly endsAt: Date };

const MINUTE_MS = 60_000;

const one = (words: string) => () => words;

/** What a calendar program shows in its narrow column: what happens first, then to whom. */
const SUMMARIES: Readonly<Record<DatedType, (count: number) => string>> = {
  certificate: one('Certificate ends'),
  intermediate: one('Intermediate ends'),
  'trust-service': one('Certificate of a trust service ends'),
  'trust-anchor': one('Trust anchor ends'),
  'trusted-list': one('Trusted list is due'),
  crl: one('CRL is due'),
  consents: (count) => (count === 1 ? '1 consent ends' : `${count} consents end`),
  grant: one('Access ends'),
  approval: one('Approval ends'),
  review: one('Review is due'),
  waiver: one('Waiver ends'),
  adjustment: one('Change of a rule ends'),
  override: one('Override ends'),
  confirmation: one('Links are to be confirmed'),
  secret: one('Client secret ends'),
  'server-certificate': one('Certificate of a bank’s server ends'),
  'client-certificate': one('Certificate for probes ends'),
  'api-token': one('API token ends'),
};

/** Dated things as a calendar (RFC 5545). An entry keeps its UID, so a date that moves moves in the reader's calendar. */
export function feedText(name: string, things: readonly Entry[], baseUrl: string, at: Date): string {
  const calendar = ical({
    ...{ name: oneLine(name, 100), method: ICalCalendarMethod.PUBLISH, ttl: 3_600 },
    prodId: { company: 'Qwarden', product: 'Qwarden', language: 'EN' },
  });
  for (const { type, id, name: title, endsAt, actBefore, link, count } of things) {
    const url = linkTo(baseUrl, link);
    calendar.createEvent({
      id: `${type}-${id}@qwarden`,
      start: endsAt,
      end: new Date(endsAt.getTime() + MINUTE_MS),
      stamp: at,
      summary: oneLine(`${SUMMARIES[type](count)}: ${title}`, 200),
      description: `Act before the end of ${actBefore}.\n${url}`,
      url,
    });
  }
  return calendar.toString();
}
