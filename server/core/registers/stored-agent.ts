import { EBA_SOURCE, readEbaEntity } from './eba-entity.js';
import { EBA_LIMITS, isObject } from './eba-properties.js';
import type { RegisterEntry } from './register-entry.js';
import { entryData } from './stored-entry.js';

/**
 * An agent as one line of text, the same whatever the order in which the file has its keys: 322,000 of 329,000 entities
 * of the EBA register are agents, and they are kept in blocks of such lines. A line begins with the code of the parent,
 * the name and the code, so that sorted lines are in the order of a list.
 *
 * Its parts stand between control characters, which JSON cannot hold but by an escape; what has escapes, or anything
 * else that is not usual, is kept as JSON behind the same beginning.
 */
const PART = '\u001f';
const VALUE = '\u001e';
const JSON_FOLLOWS = '{';
/** Between a line and the version stamp of the agent, whose change alone is no news. */
export const STAMP = '\t';

/** What agents usually have, in the order of their parts. */
const PROPERTIES = [
  'ENT_NAM',
  'ENT_NAM_COM',
  'ENT_ADD',
  'ENT_TOW_CIT_RES',
  'ENT_POS_COD',
  'ENT_COU_RES',
  'ENT_NAT_REF_COD',
  'ENT_COD_TYP',
  'ENT_TYP_PAR_ENT',
  'DER_CHI_ENT_AUT',
] as const;
const PLACES = new Map<string, number>(PROPERTIES.map((name, place) => [name, place]));
const PARENT = 'ENT_COD_PAR_ENT';
const TOP_KEYS = 6;
const CONTROL = /[\u0000-\u001f]/;
const CONTROLS = /[\u0000-\u001f]/g;
const LONGEST_CODE = 200;

/** The line of an agent with its stamp, or undefined when it cannot be told who that is. */
export function agentLine(value: unknown, text: string): string | undefined {
  if (!isObject(value)) return undefined;
  const { CA_OwnerID: owner, EntityCode: code, __EBA_EntityVersion: version } = value;
  if (!isShort(owner) || !isShort(code)) return undefined;
  const stamp = isShort(version) && !CONTROL.test(version) ? version : '';
  const usual = text.includes('\\') ? undefined : usualLine(value, owner, code);
  const line = usual ?? unusualLine(value, code);
  return line === undefined ? undefined : line + STAMP + stamp;
}

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_CODE;

function usualLine(
  value: Readonly<Record<string, unknown>>,
  owner: string,
  code: string,
): string | undefined {
  const { Properties: properties, Services: services } = value;
  if (!Array.isArray(properties) || (services !== undefined && !isEmptyList(services))) return undefined;
  if (Object.keys(value).length > TOP_KEYS || code.trim() !== code || owner.trim() !== owner)
    return undefined;
  const parts: (string | undefined)[] = [...EMPTY];
  let parent: string | undefined;
  for (const property of properties as readonly unknown[]) {
    if (!isObject(property)) return undefined;
    for (const key in property) {
      const text = textOf(property[key]);
      if (text === undefined) return undefined;
      if (key === PARENT) {
        if (parent !== undefined || text === '' || text.trim() !== text || text.includes(VALUE))
          return undefined;
        parent = text;
        continue;
      }
      const place = PLACES.get(key);
      if (place === undefined || parts[place] !== undefined) return undefined;
      parts[place] = text;
    }
  }
  if (parent === undefined || parts[0] === undefined) return undefined;
  const [names, ...rest] = parts;
  // An absent property and an empty one say the same.
  let line = parent + PART + names + PART + code + PART + owner;
  for (const part of rest) line += part === undefined ? PART : PART + part;
  return line;
}

const EMPTY: readonly undefined[] = PROPERTIES.map(() => undefined);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length > EBA_LIMITS.textLength ? undefined : value;
  if (!Array.isArray(value) || value.length > EBA_LIMITS.values) return undefined;
  if (!value.every((one) => typeof one === 'string' && one !== '')) return undefined;
  const text = value.join(VALUE);
  return text.length > EBA_LIMITS.textLength ? undefined : text;
}

/** All of it, in one order; found by what the ordinary reader understands of it. */
function unusualLine(value: unknown, code: string): string | undefined {
  const read = readEbaEntity(value);
  if (!read.ok) return undefined;
  const { names, parent } = read.entry;
  const plain = (text: string): string => text.replace(CONTROLS, ' ').slice(0, 500);
  const beginning = [parent?.code ?? '', names[0] ?? code, code].map(plain).join(PART);
  return beginning + PART + entryData(read.entry);
}

/** Who a line is about. The name is all of them, where there are several. */
export interface AgentName {
  readonly parentCode: string;
  readonly name: string;
  readonly code: string;
}

export function agentNameOf(line: string): AgentName {
  const parentEnd = line.indexOf(PART);
  const nameEnd = line.indexOf(PART, parentEnd + 1);
  const codeEnd = line.indexOf(PART, nameEnd + 1);
  return {
    parentCode: line.slice(0, parentEnd),
    name: line.slice(parentEnd + 1, nameEnd),
    code: line.slice(nameEnd + 1, codeEnd),
  };
}

/** What lines are in the order of: everything up to the end of the code. */
export const agentBeginning = (line: string): string => {
  const { parentCode, name, code } = agentNameOf(line);
  return parentCode + PART + name + PART + code + PART;
};

/** The entry of a line as `agentLine` makes it, without its stamp. */
export function agentOf(line: string, stamp: string): RegisterEntry {
  const version = stamp === '' ? null : stamp;
  const [parentCode = '', names = '', code = '', fourth = '', ...parts] = line.split(PART);
  if (fourth.startsWith(JSON_FOLLOWS)) return { ...(JSON.parse(fourth) as RegisterEntry), version };
  const properties = [names, ...parts].flatMap((text, place) =>
    text === '' ? [] : [{ [PROPERTIES[place] ?? '']: text.split(VALUE) }],
  );
  const read = readEbaEntity({
    ...{ CA_OwnerID: fourth, EntityCode: code, EntityType: 'PSD_AG', Services: [] },
    Properties: [...properties, { [PARENT]: parentCode }],
    ...(version !== null && { __EBA_EntityVersion: version }),
  });
  if (!read.ok) throw new Error(`A stored agent cannot be read: ${read.problem.message}`);
  return read.entry;
}

/** Codes of agents are unique below their parent, which is part of the name because an agent is found through it. */
export const agentKey = (parentCode: string, code: string): string =>
  `${EBA_SOURCE}:PSD_AG:${encodeURIComponent(parentCode)}:${code}`;

/** The reverse of `agentKey`. */
export function agentOfKey(key: string): Omit<AgentName, 'name'> | undefined {
  const [, parent, code] = /^eba:PSD_AG:([^:]*):(.+)$/s.exec(key) ?? [];
  if (parent === undefined || code === undefined) return undefined;
  try {
    return { parentCode: decodeURIComponent(parent), code };
  } catch {
    return undefined;
  }
}
