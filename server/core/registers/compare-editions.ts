import { type AuthorisationState, authorisationOn } from './authorisation.js';
import { homeOf } from './entry-role.js';
import { serviceText } from './payment-services.js';
import type { RegisterEntry } from './register-entry.js';

/** What can happen to an entry from one edition to the next; stored with the change feed, never renamed. */
export const ENTRY_CHANGE_KINDS = [
  'added',
  'removed',
  'withdrawn',
  'authorised',
  're-authorised',
  'service-gained',
  'service-lost',
  'passport-gained',
  'passport-ended',
  'renamed',
  'renumbered',
  'other',
] as const;
export type EntryChangeKind = (typeof ENTRY_CHANGE_KINDS)[number];

export interface EntryChange {
  readonly kind: EntryChangeKind;
  /** Host country of a service or passport; otherwise null. */
  readonly country: string | null;
  /** Service codes that came or went; otherwise empty. */
  readonly services: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** One sentence that stands alone. */
  readonly sentence: string;
}

/** The days, `YYYY-MM-DD`, on which the two editions are judged. */
export interface EditionDays {
  readonly before: string;
  readonly after: string;
}

/**
 * What changed about one entry; null where an edition does not have it. Both states belong to the same source, type and
 * code. Nothing is told twice: a service that comes with a passport is part of the passport.
 */
export function compareEntries(
  before: RegisterEntry | null,
  after: RegisterEntry | null,
  days: EditionDays,
): readonly EntryChange[] {
  if (before === null) return after === null ? [] : [appeared(after, days.after)];
  if (after === null)
    return [
      change('removed', `${nameOf(before)} no longer stands in the register.`, { before: nameOf(before) }),
    ];
  const changes = [
    ...statusChange(before, after, days),
    ...serviceChanges(before, after),
    ...nameChange(before, after),
    ...numberChange(before, after),
    ...otherChange(before, after),
  ];
  return changes;
}

const appeared = (entry: RegisterEntry, day: string): EntryChange => {
  const { state } = authorisationOn(entry, day);
  const already = state === 'withdrawn' ? ', already withdrawn' : '';
  return change('added', `${nameOf(entry)} stands in the register for the first time${already}.`, {
    after: nameOf(entry),
  });
};

function statusChange(before: RegisterEntry, after: RegisterEntry, days: EditionDays): EntryChange[] {
  const [was, is] = [authorisationOn(before, days.before), authorisationOn(after, days.after)];
  const name = nameOf(after);
  const states = { before: was.state, after: is.state };
  if (was.state === is.state) {
    // Withdrawn and authorised again, or the reverse, between the two editions.
    const [first, second] = [turningDay(was), turningDay(is)];
    if (first === second || is.state === 'unknown') return historyChange(before, after);
    return [
      change(
        'other',
        `${name}: the date of its ${is.state === 'withdrawn' ? 'withdrawal' : 'authorisation'} is now ${second ?? 'not given'} (was ${first ?? 'not given'}).`,
        {
          before: first,
          after: second,
        },
      ),
    ];
  }
  switch (is.state) {
    case 'withdrawn':
      return [change('withdrawn', `${name} was withdrawn${is.on === null ? '' : ` on ${is.on}`}.`, states)];
    case 'active': {
      const since = is.since === null ? '' : ` on ${is.since}`;
      return was.state === 'withdrawn'
        ? [change('re-authorised', `${name} was authorised again${since}.`, states)]
        : [change('authorised', `${name} is now authorised or registered${since}.`, states)];
    }
    case 'not-yet':
      return [change('other', `${name} is authorised only from ${is.from} on.`, states)];
    case 'unknown':
      return [change('other', `Whether ${name} is authorised can no longer be told: ${is.why}`, states)];
  }
}

/** Dates that decide nothing on these days: a corrected past, an announced future, malformed ones. */
function historyChange(before: RegisterEntry, after: RegisterEntry): EntryChange[] {
  const [was, is] = [before.authorisations.join(', '), after.authorisations.join(', ')];
  if (was === is) return [];
  const sentence = `${nameOf(after)}: its dates of authorisation and withdrawal are now ${is === '' ? 'none' : is}.`;
  return [change('other', sentence, { before: was, after: is })];
}

function turningDay(of: AuthorisationState): string | null {
  if (of.state === 'active') return of.since;
  if (of.state === 'withdrawn') return of.on;
  return of.state === 'not-yet' ? of.from : null;
}

function serviceChanges(before: RegisterEntry, after: RegisterEntry): EntryChange[] {
  const home = homeOf(after);
  const countries = [...new Set([...Object.keys(before.services), ...Object.keys(after.services)])].sort();
  return countries.flatMap((country) => {
    const [had, has] = [servicesIn(before, country), servicesIn(after, country)];
    const name = nameOf(after);
    const abroad = country !== home;
    if (had === undefined && abroad) {
      const services = has ?? [];
      return [
        change('passport-gained', `${name} may now act in ${country}${withServices(services)}.`, {
          country,
          services,
        }),
      ];
    }
    if (has === undefined && abroad) {
      const services = had ?? [];
      return [
        change('passport-ended', `${name} may no longer act in ${country}${withServices(services)}.`, {
          country,
          services,
        }),
      ];
    }
    const lost = (had ?? []).filter((code) => !has?.includes(code));
    const gained = (has ?? []).filter((code) => !had?.includes(code));
    return [
      ...(lost.length > 0
        ? [change('service-lost', `${name} lost in ${country}: ${texts(lost)}.`, { country, services: lost })]
        : []),
      ...(gained.length > 0
        ? [
            change('service-gained', `${name} gained in ${country}: ${texts(gained)}.`, {
              country,
              services: gained,
            }),
          ]
        : []),
    ];
  });
}

const servicesIn = ({ services }: RegisterEntry, country: string): readonly string[] | undefined =>
  Object.hasOwn(services, country) ? services[country] : undefined;

const texts = (codes: readonly string[]): string => codes.map(serviceText).join(', ');
const withServices = (codes: readonly string[]): string => (codes.length === 0 ? '' : `: ${texts(codes)}`);

function nameChange(before: RegisterEntry, after: RegisterEntry): EntryChange[] {
  const [was, is] = [nameOf(before), nameOf(after)];
  return was === is ? [] : [change('renamed', `${was} is now called ${is}.`, { before: was, after: is })];
}

function numberChange(before: RegisterEntry, after: RegisterEntry): EntryChange[] {
  const [was, is] = [before.number, after.number];
  if (was === is) return [];
  const sentence = `${nameOf(after)} now has the number ${is ?? 'none'} (was ${was ?? 'none'}).`;
  return [change('renumbered', sentence, { before: was, after: is })];
}

/** Parts of an entry whose change is worth knowing and changes no answer. */
const OTHER_PARTS = [
  ['further names', ({ names }: RegisterEntry) => names.slice(1)],
  ['commercial names', ({ commercialNames }: RegisterEntry) => commercialNames],
  [
    'address',
    ({ address }: RegisterEntry) => [address.lines, address.town, address.postCode, address.country],
  ],
  ['parent', ({ parent }: RegisterEntry) => parent && [parent.type, parent.code]],
  ['exclusion', ({ exclusion }: RegisterEntry) => exclusion && [exclusion.code, exclusion.description]],
  ['authority', ({ owner, authority }: RegisterEntry) => [owner, authority]],
  ['further properties', ({ other }: RegisterEntry) => Object.entries(other).sort(byKey)],
] as const satisfies readonly (readonly [string, (entry: RegisterEntry) => unknown])[];

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** The source's version stamp alone is no change. */
function otherChange(before: RegisterEntry, after: RegisterEntry): EntryChange[] {
  const changed = OTHER_PARTS.flatMap(([part, of]) =>
    JSON.stringify(of(before)) === JSON.stringify(of(after)) ? [] : [part],
  );
  if (changed.length === 0) return [];
  return [change('other', `${nameOf(after)}: changed ${changed.join(', ')}.`, {})];
}

const nameOf = ({ names, code }: RegisterEntry): string => names[0] ?? code;

const change = (
  kind: EntryChangeKind,
  sentence: string,
  about: Partial<Pick<EntryChange, 'country' | 'services' | 'before' | 'after'>>,
): EntryChange => ({ kind, country: null, services: [], before: null, after: null, ...about, sentence });
