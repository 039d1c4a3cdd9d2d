import { type AuthorisationState, HOLDING, stateText } from './authorisation.js';
import {
  isLicensedRole,
  type LicensedRole,
  POINT_FIVE,
  SERVICE_BY_CODE,
  serviceText,
} from './payment-services.js';
import type { RegisterEntry } from './register-entry.js';

/** `unknown` is neither yes nor no. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Why a role is answered as it is. Stored with answers, never renamed. */
export const ROLE_REASONS = [
  'service-listed',
  'service-implied',
  'service-not-listed',
  'services-not-told',
  'type-excludes',
  'no-passport',
  'passport-not-told',
  'not-authorised-type',
  'withdrawn',
  'not-yet',
  'status-unknown',
  'agent',
  'role-not-licensed',
  'cannot-decide',
  'not-found',
  'ambiguous',
  'bank-not-held',
  'other-number',
  'not-asked',
] as const;
export type RoleReason = (typeof ROLE_REASONS)[number];

export interface EntryRole {
  readonly answer: Answer;
  readonly reason: RoleReason;
  /** One sentence. */
  readonly sentence: string;
}

/** What the register of an entry tells. */
export interface Telling {
  readonly tellsServices: boolean;
  readonly tellsPassports: boolean;
}

/** The country in which an entry is at home: its authority's, failing that its address's. */
export const homeOf = ({ authority, address }: RegisterEntry): string | null =>
  authority?.slice(0, 2) ?? address.country;

/**
 * Whether an entry in a given state lets its holder act in a role in a country; null: at home. The register has no code
 * for account servicing, so it is told from services that need payment accounts, and never denied.
 */
export function roleOfEntry(
  role: string,
  entry: RegisterEntry,
  state: AuthorisationState,
  host: string | null,
  telling: Telling,
): EntryRole {
  if (!isLicensedRole(role))
    return answer(
      'unknown',
      'role-not-licensed',
      `${role} is no role that payment institutions are licensed for.`,
    );
  const holding = HOLDING[entry.type];
  if (holding === 'none') {
    const kind = entry.type === 'PSD_EXC' ? 'excluded from PSD2' : 'entitled under national law only';
    return answer('no', 'not-authorised-type', `It is ${kind}, which is no authorisation under PSD2.`);
  }
  if (state.state === 'withdrawn') return answer('no', 'withdrawn', `${sentenceOf(state)}.`);
  if (state.state === 'not-yet') return answer('no', 'not-yet', `${sentenceOf(state)}.`);
  if (state.state === 'unknown') return answer('unknown', 'status-unknown', sentenceOf(state));
  if (entry.type === 'PSD_AG')
    return answer(
      'unknown',
      'agent',
      'It is an agent, which acts for its principal and holds no role itself.',
    );
  const home = homeOf(entry);
  const country = host ?? home;
  const abroad = country !== home;
  if (entry.type === 'PSD_AISP' && role !== 'PSP_AI')
    return answer(
      'no',
      'type-excludes',
      'A registered account information service provider has no other role.',
    );
  const there = country === null ? undefined : servicesIn(entry, country);
  if (abroad && there === undefined)
    return telling.tellsPassports
      ? answer('no', 'no-passport', `No passport to ${country} is listed.`)
      : answer('unknown', 'passport-not-told', 'This register does not tell host countries.');
  return atCountry(role, entry, there, country ?? 'its country', abroad, telling);
}

function atCountry(
  role: LicensedRole,
  { type, services }: RegisterEntry,
  there: readonly string[] | undefined,
  country: string,
  abroad: boolean,
  { tellsServices }: Telling,
): EntryRole {
  const listed = there?.filter((code) => SERVICE_BY_CODE.get(code)?.role === role) ?? [];
  if (listed.length > 0) {
    const texts = listed.map(serviceText).join(', ');
    return answer('yes', 'service-listed', `Listed for ${country}: ${texts}.`);
  }
  if (role === 'PSP_IC' && there?.includes(POINT_FIVE) === true)
    return answer(
      'unknown',
      'cannot-decide',
      'Point 5 of Annex I is listed, without saying whether for issuing or for acquiring.',
    );
  if (type === 'PSD_AISP' && role === 'PSP_AI')
    return answer(
      'yes',
      'service-implied',
      'An account information service provider is registered for this service.',
    );
  if (type === 'CI' && !abroad && (there === undefined || there.length === 0))
    return answer('yes', 'service-implied', "A credit institution's licence covers payment services.");
  if (!tellsServices) return answer('unknown', 'services-not-told', 'This register does not tell services.');
  if (role === 'PSP_AS')
    return answer(
      'unknown',
      'cannot-decide',
      'No service that needs payment accounts is listed, and account servicing has no code of its own.',
    );
  if (!hasAny(services)) return answer('unknown', 'services-not-told', 'The entry lists no service at all.');
  return answer('no', 'service-not-listed', `No service of ${role} is listed for ${country}.`);
}

const servicesIn = ({ services }: RegisterEntry, country: string): readonly string[] | undefined =>
  Object.hasOwn(services, country) ? services[country] : undefined;

function hasAny(services: RegisterEntry['services']): boolean {
  for (const country in services) if (services[country]!.length > 0) return true;
  return false;
}

const answer = (given: Answer, reason: RoleReason, sentence: string): EntryRole => ({
  answer: given,
  reason,
  sentence,
});

function sentenceOf(state: AuthorisationState): string {
  const text = stateText(state);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
