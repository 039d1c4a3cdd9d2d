import { findAuthority } from '../identifiers/nca-ids.js';
import { dateFault, HOLDING } from './authorisation.js';
import {
  EBA_LIMITS,
  type EntityProblem,
  type EntityRemark,
  isObject,
  type Read,
  readKeyedValues,
  refused,
  type Values,
} from './eba-properties.js';
import { authorityOfOwner } from './owner-authority.js';
import { SERVICE_BY_CODE } from './payment-services.js';
import { ENTITY_TYPES, type EntityType, type RegisterEntry } from './register-entry.js';

export type { EntityProblem, EntityRemark } from './eba-properties.js';

/** The name of the EBA central register among the sources. */
export const EBA_SOURCE = 'eba';

export type ReadEntity =
  | { readonly ok: true; readonly entry: RegisterEntry; readonly remarks: readonly EntityRemark[] }
  | { readonly ok: false; readonly problem: EntityProblem };

/**
 * Reads one entity of the EBA register's file. Keys and codes that are not known here are kept in `other` and told as
 * remarks, because the register may grow; an entity is refused only when it cannot be told whose and of what kind it is,
 * or is beyond all measure. Never throws.
 */
export function readEbaEntity(value: unknown): ReadEntity {
  if (!isObject(value)) return refused('not-an-object', '', 'An entity is expected to be an object.');
  const remarks: EntityRemark[] = [];
  const owner = requiredText(value, 'CA_OwnerID');
  if (!owner.ok) return owner;
  const code = requiredText(value, 'EntityCode');
  if (!code.ok) return code;
  const typeText = requiredText(value, 'EntityType');
  if (!typeText.ok) return typeText;
  const type = ENTITY_TYPE.get(typeText.value);
  if (type === undefined) {
    const message = `EntityType is expected to be one of ${[...ENTITY_TYPE.keys()].join(', ')}, not "${typeText.value.slice(0, 40)}".`;
    return refused('unknown-type', 'EntityType', message);
  }
  const properties = readKeyedValues(value['Properties'], 'Properties', remarks);
  if (!properties.ok) return properties;
  const listed = readKeyedValues(value['Services'], 'Services', remarks);
  if (!listed.ok) return listed;
  const version = value[VERSION_KEY];
  if (typeof version === 'string' && version.length > EBA_LIMITS.keyLength)
    return refused('too-long', VERSION_KEY, `${VERSION_KEY} is expected to be a short stamp.`);

  const authority = authorityOfOwner(owner.value);
  if (authority === null || findAuthority(authority) === undefined)
    remarks.push({
      code: 'unknown-authority',
      key: 'CA_OwnerID',
      message: `No authority is known as "${owner.value}".`,
    });
  for (const key in value)
    if (!ENTITY_KEYS.has(key))
      remarks.push({
        code: 'unknown-key',
        key: key.slice(0, EBA_LIMITS.keyLength),
        message: 'This key of an entity is not known.',
      });
  const other: Kept[] = [];
  const entry: Draft = {
    source: EBA_SOURCE,
    code: code.value,
    type,
    owner: owner.value,
    authority,
    number: null,
    names: NONE,
    commercialNames: NONE,
    address: NOWHERE,
    authorisations: NONE,
    derivedStatus: null,
    parent: null,
    services: {},
    exclusion: null,
    other: {},
    version: typeof version === 'string' && version !== '' ? version : null,
  };
  describe(entry, properties.value, other, remarks);
  entry.services = servicesOf(listed.value, other, remarks);
  if (other.length > 0) entry.other = Object.fromEntries(other);
  const fault =
    HOLDING[type] === 'inherited' && entry.authorisations.length === 0
      ? undefined
      : dateFault(entry.authorisations);
  if (fault !== undefined) remarks.push({ ...fault, key: 'Properties.ENT_AUT' });
  return { ok: true, entry, remarks };
}

const NOWHERE: RegisterEntry['address'] = { lines: [], town: null, postCode: null, country: null };
const VERSION_KEY = '__EBA_EntityVersion';
const ENTITY_KEYS = new Set([
  'CA_OwnerID',
  'EntityCode',
  'EntityType',
  'Properties',
  'Services',
  VERSION_KEY,
]);
const ENTITY_TYPE = new Map<string, EntityType>(
  ENTITY_TYPES.flatMap((type) => (type === 'CI' ? [] : [[type, type] as const])),
);

function requiredText(entity: Readonly<Record<string, unknown>>, key: string): Read<string> {
  const value = entity[key];
  if (value === undefined || value === null) return refused('missing', key, `${key} is missing.`);
  if (typeof value !== 'string') return refused('wrong-type', key, `${key} is expected to be a text.`);
  if (value.trim() === '') return refused('missing', key, `${key} is empty.`);
  if (value.length > EBA_LIMITS.keyLength)
    return refused('too-long', key, `${key} has more than ${EBA_LIMITS.keyLength} characters.`);
  return { ok: true, value };
}

/** An entry while its properties are read; made with every key at once, because 300,000 of them are read in a row. */
type Draft = { -readonly [Key in keyof RegisterEntry]: RegisterEntry[Key] };

function describe(entry: Draft, properties: Values, other: Kept[], remarks: EntityRemark[]): void {
  const address = { lines: NONE, town: null, postCode: null, country: null } as {
    -readonly [Key in keyof RegisterEntry['address']]: RegisterEntry['address'][Key];
  };
  let parentType: string | null = null;
  let parentCode: string | null = null;
  let exclusionCode: string | null = null;
  let exclusionText: string | null = null;
  for (const [key, texts] of properties) {
    switch (key) {
      case 'ENT_NAM':
        entry.names = trimmed(texts);
        continue;
      case 'ENT_NAM_COM':
        entry.commercialNames = trimmed(texts);
        continue;
      case 'ENT_ADD':
        address.lines = trimmed(texts);
        continue;
      case 'ENT_AUT':
        entry.authorisations = texts;
        continue;
      case 'ENT_NAT_REF_COD':
        // The number stays as it is written, blanks and all; only one of blanks alone is none.
        entry.number = texts.find((text) => text.trim() !== '') ?? null;
        break;
      case 'ENT_TOW_CIT_RES':
        address.town = first(texts);
        break;
      case 'ENT_POS_COD':
        address.postCode = first(texts);
        break;
      case 'ENT_COU_RES':
        address.country = first(texts);
        break;
      case 'DER_CHI_ENT_AUT':
        entry.derivedStatus = derivedStatus(first(texts), remarks);
        break;
      case 'ENT_TYP_PAR_ENT':
        parentType = first(texts);
        break;
      case 'ENT_COD_PAR_ENT':
        parentCode = first(texts);
        break;
      case 'ENT_EXC':
        exclusionCode = first(texts);
        break;
      case 'ENT_DES_ACT_EXC_SCP':
        exclusionText = first(texts);
        break;
      default:
        other.push([key, texts]);
        if (!IDLE_PROPERTIES.has(key))
          remarks.push({
            code: 'unknown-property',
            key: `Properties.${key}`,
            message: 'This property is not known.',
          });
        continue;
    }
    // Of a property that has one value the first counts, and all are kept.
    if (texts.length > 1) other.push([key, texts]);
  }
  entry.address = address;
  if (parentCode !== null) entry.parent = { type: parentType ?? '', code: parentCode };
  if (exclusionCode !== null || exclusionText !== null)
    entry.exclusion = { code: exclusionCode ?? '', description: exclusionText };
}

type Kept = readonly [string, readonly string[]];
const NONE: readonly string[] = [];
/** Known, and of no use here. */
const IDLE_PROPERTIES = new Set(['ENT_COD_TYP']);

function trimmed(texts: readonly string[]): readonly string[] {
  if (texts.every((text) => text !== '' && text === text.trim())) return texts;
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function first(texts: readonly string[]): string | null {
  for (const text of texts) {
    const kept = text.trim();
    if (kept !== '') return kept;
  }
  return null;
}

function derivedStatus(status: string | null, remarks: EntityRemark[]): RegisterEntry['derivedStatus'] {
  const known = status?.toLowerCase();
  if (known === 'active' || known === 'inactive') return known;
  if (status !== null)
    remarks.push({
      code: 'unknown-code',
      key: 'Properties.DER_CHI_ENT_AUT',
      message: `"${status.slice(0, 40)}" is neither Active nor Inactive.`,
    });
  return null;
}

const COUNTRY = /^[A-Z]{2}$/;

/** Host country → codes, each once; what stands under something that is no country goes to `other`. */
function servicesOf(
  listed: Values,
  other: Kept[],
  remarks: EntityRemark[],
): Readonly<Record<string, readonly string[]>> {
  const services: Record<string, readonly string[]> = {};
  for (const [country, codes] of listed) {
    if (!COUNTRY.test(country)) {
      other.push([`Services.${country}`, codes]);
      const message = 'Services are expected under the two letters of a country.';
      remarks.push({ code: 'unknown-country', key: `Services.${country}`, message });
      continue;
    }
    const kept = distinct(codes);
    services[country] = kept;
    for (const code of kept)
      if (!SERVICE_BY_CODE.has(code))
        remarks.push({
          code: 'unknown-service',
          key: `Services.${country}`,
          message: `"${code.slice(0, 40)}" is no known service.`,
        });
  }
  return services;
}

/** Few codes stand in one country, where looking through them is the fastest way. */
function distinct(codes: readonly string[]): readonly string[] {
  const fine = codes.length <= 50 && codes.every((code, i) => code !== '' && codes.indexOf(code) === i);
  return fine ? codes : [...new Set(codes)].filter((code) => code !== '');
}
