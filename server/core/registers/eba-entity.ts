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
  const other: [string, readonly string[]][] = [];
  const services = servicesOf(listed.value, other, remarks);
  const entry: RegisterEntry = {
    ...{ source: EBA_SOURCE, code: code.value, type, owner: owner.value, authority },
    ...describe(properties.value, remarks),
    services,
    other: Object.fromEntries([...meaningless(properties.value, remarks), ...other]),
    version: typeof version === 'string' && version !== '' ? version : null,
  };
  const fault =
    HOLDING[type] === 'inherited' && entry.authorisations.length === 0
      ? undefined
      : dateFault(entry.authorisations);
  if (fault !== undefined) remarks.push({ ...fault, key: 'Properties.ENT_AUT' });
  return { ok: true, entry, remarks };
}

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

type Described = Pick<
  RegisterEntry,
  | 'number'
  | 'names'
  | 'commercialNames'
  | 'address'
  | 'authorisations'
  | 'derivedStatus'
  | 'parent'
  | 'exclusion'
>;

function describe(properties: Values, remarks: EntityRemark[]): Described {
  const all = (key: string): readonly string[] => properties.get(key) ?? [];
  const trimmed = (key: string): readonly string[] =>
    all(key).flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
  const first = (key: string): string | null => trimmed(key)[0] ?? null;
  // The number stays as it is written, blanks and all; only one of blanks alone is none.
  const number = all('ENT_NAT_REF_COD').find((text) => text.trim() !== '') ?? null;
  const parentCode = first('ENT_COD_PAR_ENT');
  const exclusionCode = first('ENT_EXC');
  const exclusionText = first('ENT_DES_ACT_EXC_SCP');
  const status = first('DER_CHI_ENT_AUT');
  const derivedStatus = status === null ? null : (DERIVED_STATUS.get(status.toLowerCase()) ?? null);
  if (status !== null && derivedStatus === null)
    remarks.push({
      code: 'unknown-code',
      key: 'Properties.DER_CHI_ENT_AUT',
      message: `"${status.slice(0, 40)}" is neither Active nor Inactive.`,
    });
  return {
    number,
    names: trimmed('ENT_NAM'),
    commercialNames: trimmed('ENT_NAM_COM'),
    address: {
      lines: trimmed('ENT_ADD'),
      town: first('ENT_TOW_CIT_RES'),
      postCode: first('ENT_POS_COD'),
      country: first('ENT_COU_RES'),
    },
    authorisations: all('ENT_AUT'),
    derivedStatus,
    parent: parentCode === null ? null : { type: first('ENT_TYP_PAR_ENT') ?? '', code: parentCode },
    exclusion:
      exclusionCode === null && exclusionText === null
        ? null
        : { code: exclusionCode ?? '', description: exclusionText },
  };
}

const DERIVED_STATUS = new Map<string, 'active' | 'inactive'>([
  ['active', 'active'],
  ['inactive', 'inactive'],
]);

const READ_PROPERTIES = new Set([
  'ENT_NAT_REF_COD',
  'ENT_NAM',
  'ENT_NAM_COM',
  'ENT_ADD',
  'ENT_TOW_CIT_RES',
  'ENT_POS_COD',
  'ENT_COU_RES',
  'ENT_AUT',
  'DER_CHI_ENT_AUT',
  'ENT_TYP_PAR_ENT',
  'ENT_COD_PAR_ENT',
  'ENT_EXC',
  'ENT_DES_ACT_EXC_SCP',
]);
/** Known, and of no use here. */
const IDLE_PROPERTIES = new Set(['ENT_COD_TYP']);

/** Properties that `describe` does not read, and further values of those that have one. */
function* meaningless(
  properties: Values,
  remarks: EntityRemark[],
): Generator<readonly [string, readonly string[]]> {
  for (const [key, texts] of properties) {
    if (READ_PROPERTIES.has(key)) {
      if (SINGLE.has(key) && texts.length > 1) yield [key, texts];
      continue;
    }
    yield [key, texts];
    if (!IDLE_PROPERTIES.has(key))
      remarks.push({
        code: 'unknown-property',
        key: `Properties.${key}`,
        message: 'This property is not known.',
      });
  }
}

const SINGLE = new Set(
  [...READ_PROPERTIES].filter((key) => !['ENT_NAM', 'ENT_NAM_COM', 'ENT_ADD', 'ENT_AUT'].includes(key)),
);

const COUNTRY = /^[A-Z]{2}$/;

/** Host country → codes, each once; what stands under something that is no country goes to `other`. */
function servicesOf(
  listed: Values,
  other: [string, readonly string[]][],
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
    const kept = [...new Set(codes)].filter((code) => code !== '');
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
