import { z } from 'zod';
import { DATED_TYPES } from '../core/calendar/dated-thing.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

export { DATED_TYPES, type DatedType } from '../core/calendar/dated-thing.js';

export const FEED_SCOPES = ['mine', 'all'] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

const LONGEST_DAYS = 400;

export const calendarQuestionSchema = z
  .strictObject({
    from: instantInput,
    to: instantInput,
    scope: z.enum(FEED_SCOPES).default('all'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'Has to be later than `from`.' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= LONGEST_DAYS * 86_400_000, {
    path: ['to'],
    message: `At most ${LONGEST_DAYS} days at once.`,
  });
export type CalendarQuestion = z.output<typeof calendarQuestionSchema>;

export const datedThingSchema = z
  .object({
    type: z.enum(DATED_TYPES),
    id: z.string(),
    name: z.string(),
    organisationId: z.string().nullable(),
    organisationName: z.string().nullable(),
    endsAt: instant,
    actBefore: z.iso
      .date()
      .describe('The last working day before the end, in the country of the organisation.'),
    link: z.string().describe('A path of the console.'),
    count: z.int().describe('How many things it stands for.'),
  })
  .meta({ id: 'DatedThing' });
export type DatedThingJson = z.output<typeof datedThingSchema>;

export const calendarFeedSchema = z
  .object({ id, name: z.string(), scope: z.enum(FEED_SCOPES), createdAt: instant })
  .meta({ id: 'CalendarFeed' });

export const createCalendarFeedSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scope: z.enum(FEED_SCOPES).default('mine'),
});
export type CreateCalendarFeed = z.output<typeof createCalendarFeedSchema>;

export const createdCalendarFeedSchema = calendarFeedSchema
  .extend({ url: z.url().describe('Shown in this answer only.') })
  .meta({ id: 'CreatedCalendarFeed' });
