import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { DatedEvent } from '../../core/alerts/channels/channel-event.js';
import { oneLine } from '../../core/alerts/mail-text.js';
import type { MailAttachment } from '../../ports/mailer.js';

const MINUTE_MS = 60_000;
const A_WEEK_BEFORE_S = 7 * 24 * 3_600;

/** A date as a file that calendars read (RFC 5545). A later mail about the same thing replaces the entry. */
export function calendarFile({ uid, title, text, link, endsAt }: DatedEvent, at: Date): MailAttachment {
  const calendar = ical({
    prodId: { company: 'Qwarden', product: 'Qwarden', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const start = new Date(endsAt);
  const event = calendar.createEvent({
    id: uid,
    start,
    end: new Date(start.getTime() + MINUTE_MS),
    stamp: at,
    summary: oneLine(title, 200),
    description: `${text}\n${link}`,
    url: link,
  });
  event.createAlarm({ type: ICalAlarmType.display, trigger: A_WEEK_BEFORE_S });
  return {
    name: 'qwarden.ics',
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: new TextEncoder().encode(calendar.toString()),
  };
}
