import type { EntityType, RegisterEntry } from './register-entry.js';

/**
 * What an entry of each type holds. Payment and e-money institutions are authorised (PSD2 Art. 11); account information
 * service providers and exempted institutions are registered (Art. 32 and 33); those excluded or entitled under national
 * law stand in the register without being payment service providers by it; branches and agents act under a parent.
 */
export const HOLDING = {
  PSD_PI: 'authorised',
  PSD_EMI: 'authorised',
  CI: 'authorised',
  PSD_AISP: 'registered',
  PSD_EPI: 'registered',
  PSD_EEMI: 'registered',
  PSD_ENL: 'none',
  PSD_EXC: 'none',
  PSD_BR: 'inherited',
  PSD_AG: 'inherited',
} as const satisfies Record<EntityType, Holding>;
export type Holding = 'authorised' | 'registered' | 'none' | 'inherited';

/** The state of an entry on a day. Days are `YYYY-MM-DD`; null where the register gives none. */
export type AuthorisationState =
  | { readonly state: 'active'; readonly holding: Holding; readonly since: string | null }
  | { readonly state: 'withdrawn'; readonly holding: Holding; readonly on: string | null }
  | { readonly state: 'not-yet'; readonly holding: Holding; readonly from: string }
  | { readonly state: 'unknown'; readonly holding: Holding; readonly why: string };

/** The part of an entry that its state follows from. */
export type Dated = Pick<RegisterEntry, 'type' | 'authorisations' | 'derivedStatus'>;

/** Registers date by days; the day is the one in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * The state on a day by the parity of the dates up to and with it: after an odd number authorised, after an even number
 * withdrawn. Dates that are malformed or out of order leave it unknown. A branch or agent has no dates of its own; it is
 * active when the source derives so and, where the parent's entry is given, the parent is active as well.
 */
export function authorisationOn(entry: Dated, day: string, parent?: Dated): AuthorisationState {
  const { type, authorisations } = entry;
  const holding = HOLDING[type];
  if (holding === 'inherited' && authorisations.length === 0) return inherited(entry, day, parent);
  // A national list of those authorised often gives no dates; that somebody stands on it is what it says.
  if (authorisations.length === 0 && entry.derivedStatus !== null)
    return entry.derivedStatus === 'active'
      ? { state: 'active', holding, since: null }
      : { state: 'withdrawn', holding, on: null };
  const fault = dateFault(authorisations);
  if (fault !== undefined) return { state: 'unknown', holding, why: fault.message };
  const passed = authorisations.filter((date) => date <= day);
  const last = passed.at(-1);
  if (last === undefined) return { state: 'not-yet', holding, from: authorisations[0]! };
  return passed.length % 2 === 1
    ? { state: 'active', holding, since: last }
    : { state: 'withdrawn', holding, on: last };
}

function inherited({ derivedStatus }: Dated, day: string, parent: Dated | undefined): AuthorisationState {
  const holding = 'inherited';
  if (derivedStatus === 'inactive') return { state: 'withdrawn', holding, on: null };
  if (derivedStatus === null)
    return { state: 'unknown', holding, why: 'The register does not say whether it is active.' };
  if (parent === undefined || HOLDING[parent.type] === 'inherited')
    return { state: 'active', holding, since: null };
  const above = authorisationOn(parent, day);
  if (above.state === 'active') return { state: 'active', holding, since: null };
  if (above.state === 'withdrawn') return { state: 'withdrawn', holding, on: above.on };
  if (above.state === 'not-yet') return { state: 'not-yet', holding, from: above.from };
  return { state: 'unknown', holding, why: `Its parent: ${above.why}` };
}

export interface DateFault {
  readonly code: 'dates-missing' | 'date-malformed' | 'dates-out-of-order';
  /** One sentence. */
  readonly message: string;
}

/** What keeps a list of dates from being read by parity; undefined when nothing does. */
export function dateFault(dates: readonly string[]): DateFault | undefined {
  if (dates.length === 0)
    return { code: 'dates-missing', message: 'The register gives no date of authorisation.' };
  const malformed = dates.find((date) => !isDay(date));
  if (malformed !== undefined) {
    const message = `"${malformed.slice(0, 40)}" is no date of the form YYYY-MM-DD.`;
    return { code: 'date-malformed', message };
  }
  const at = dates.findIndex((date, i) => i > 0 && date < dates[i - 1]!);
  if (at === -1) return undefined;
  return { code: 'dates-out-of-order', message: `${dates[at]!} stands after ${dates[at - 1]!}.` };
}

/** The first day after this one on which the state changes by itself, because a date lies ahead; null when none. */
export const nextChangeAfter = ({ authorisations }: Dated, day: string): string | null =>
  dateFault(authorisations) === undefined ? (authorisations.find((date) => date > day) ?? null) : null;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether it is a day of the Gregorian calendar. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** `authorised since 2019-05-01`, `registration withdrawn on 2021-03-04`, … */
export function stateText(of: AuthorisationState): string {
  const { holding, state } = of;
  const noun = NOUN[holding];
  switch (state) {
    case 'active':
      return `${WORD[holding]}${of.since === null ? '' : ` since ${of.since}`}`;
    case 'withdrawn':
      return `${noun} withdrawn${of.on === null ? '' : ` on ${of.on}`}`;
    case 'not-yet':
      return `${noun} not before ${of.from}`;
    case 'unknown':
      return `${noun} unknown: ${of.why}`;
  }
}

const WORD: Record<Holding, string> = {
  authorised: 'authorised',
  registered: 'registered',
  none: 'listed without authorisation',
  inherited: 'active under its parent',
};
const NOUN: Record<Holding, string> = {
  authorised: 'authorisation',
  registered: 'registration',
  none: 'listing',
  inherited: 'status under its parent',
};
