import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type EbaEntity, type EbaType, generatedEntity, organisationEntity } from './register-entities.js';

/** What the register held on 2026-08-16. */
export const REAL_COUNTS: Readonly<Record<EbaType, number>> = {
  PSD_PI: 1_011,
  PSD_EMI: 427,
  PSD_AISP: 129,
  PSD_EPI: 2_758,
  PSD_EEMI: 87,
  PSD_ENL: 336,
  PSD_EXC: 1_659,
  PSD_BR: 244,
  PSD_AG: 322_314,
};

/** Somebody who is to stand in the register, beside those that are made up. */
export interface RegisteredOrganisation {
  readonly type?: EbaType;
  /** `LT_BL`. */
  readonly owner: string;
  readonly number: string;
  readonly name: string;
  /** Host country → services. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** `YYYY-MM-DD`: authorised, withdrawn, authorised … */
  readonly authorisations?: readonly string[];
  readonly code?: string;
}

/** What is otherwise than in the edition before; entities are named by their number or code. */
export interface EditionChanges {
  readonly withdrawn?: readonly string[];
  readonly withdrawnOn?: string;
  readonly removedServices?: readonly {
    readonly entity: string;
    readonly country: string;
    readonly service: string;
  }[];
  readonly endedPassports?: readonly { readonly entity: string; readonly country: string }[];
  readonly renamed?: readonly { readonly entity: string; readonly name: string }[];
  readonly gone?: readonly string[];
}

export interface EditionPlan {
  readonly seed?: number;
  /** How many of each type are made up; none where it is left out. */
  readonly counts?: Partial<Readonly<Record<EbaType, number>>>;
  readonly organisations?: readonly RegisteredOrganisation[];
  readonly changes?: EditionChanges;
  /** A share of the made-up entities has something new in it since the edition of `generation` 0. */
  readonly changedShare?: number;
  /** Makes the changed share another one. */
  readonly generation?: number;
  /** Keys in an order of their own in each entity, as the real file has it; another one in each generation. */
  readonly reorderedKeys?: boolean;
  /** Entities that are written as they stand, after all others. */
  readonly more?: readonly unknown[];
  readonly publishedAt?: Date;
}

export const DISCLAIMER =
  'The data has been provided by the national competent authorities, who are responsible for it. It has no legal significance.';

/** The entities of an edition, made one after the other: there are 330,000 of them. */
export function* entitiesOf(plan: EditionPlan): Generator<EbaEntity, void, void> {
  const { seed = 1, counts = {}, organisations = [], changes = {} } = plan;
  for (const organisation of organisations) {
    const entity = withChanges(organisationEntity(organisation), changes);
    if (entity !== undefined) yield entity;
  }
  for (const [type, count] of Object.entries(counts) as [EbaType, number][])
    for (let n = 0; n < count; n++) {
      const made = generatedEntity(type, n, {
        seed,
        changedShare: plan.changedShare ?? 0,
        generation: plan.generation ?? 0,
      });
      const entity = withChanges(made, changes);
      if (entity !== undefined) yield entity;
    }
}

function withChanges(entity: EbaEntity, changes: EditionChanges): EbaEntity | undefined {
  const is = (name: string): boolean => name === entity.EntityCode || name === numberOf(entity);
  if (changes.gone?.some(is)) return undefined;
  let changed = entity;
  if (changes.withdrawn?.some(is)) {
    const dates = [propertyOf(changed, 'ENT_AUT') ?? []].flat();
    changed = withProperty(changed, 'ENT_AUT', [...dates, changes.withdrawnOn ?? '2026-08-15']);
  }
  for (const { entity: name, country, service } of changes.removedServices ?? [])
    if (is(name)) changed = mapServices(changed, country, (codes) => codes.filter((one) => one !== service));
  for (const { entity: name, country } of changes.endedPassports ?? [])
    if (is(name)) changed = mapServices(changed, country, () => []);
  for (const { entity: name, name: called } of changes.renamed ?? [])
    if (is(name)) changed = withProperty(changed, 'ENT_NAM', called);
  return changed === entity ? entity : { ...changed, __EBA_EntityVersion: '20260815220000000' };
}

const propertyOf = (entity: EbaEntity, key: string): string | readonly string[] | undefined =>
  entity.Properties.find((one) => key in one)?.[key];

const numberOf = (entity: EbaEntity): string | undefined => {
  const number = propertyOf(entity, 'ENT_NAT_REF_COD');
  return typeof number === 'string' ? number.trim() : undefined;
};

const withProperty = (entity: EbaEntity, key: string, value: string | readonly string[]): EbaEntity => ({
  ...entity,
  Properties: [...entity.Properties.filter((one) => !(key in one)), { [key]: value }],
});

const mapServices = (
  entity: EbaEntity,
  country: string,
  change: (codes: readonly string[]) => readonly string[],
): EbaEntity => ({
  ...entity,
  Services: (entity.Services ?? []).flatMap((one) => {
    const codes = one[country];
    if (codes === undefined) return [one];
    const left = change([codes].flat());
    return left.length === 0 ? [] : [{ [country]: left.length === 1 ? (left[0] as string) : left }];
  }),
});

/** The JSON of an edition in pieces: `[[{disclaimer}],[entities]]`. */
export function* jsonOf(plan: EditionPlan): Generator<string, void, void> {
  yield `[[${JSON.stringify({ __EBA_Disclaimer: { Text: DISCLAIMER, Language: 'en' } })}],[`;
  let piece = '';
  let first = true;
  let n = 0;
  const rest = (plan.more ?? [])[Symbol.iterator]();
  for (const entity of chain<unknown>(entitiesOf(plan), rest)) {
    const ordered =
      plan.reorderedKeys === true ? reordered(entity as object, n++ + (plan.generation ?? 0)) : entity;
    piece += (first ? '' : ',') + JSON.stringify(ordered);
    first = false;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}]]`;
}

function* chain<Item>(...parts: Iterable<Item>[]): Generator<Item, void, void> {
  for (const part of parts) yield* part;
}

function reordered(entity: object, turn: number): object {
  const entries = Object.entries(entity);
  const by = turn % entries.length;
  return Object.fromEntries([...entries.slice(by), ...entries.slice(0, by)]);
}

export interface PublishedEdition {
  /** `download-PSDMD-202608160000.zip`. */
  readonly name: string;
  readonly sha256: string;
  /** The answer of `filemetadata`, with the folder of the ZIP at `context`. */
  metadata(context: string): Record<string, string>;
}

const stamp = (at: Date): string => at.toISOString().slice(0, 16).replace(/\D/g, '');

const published = (at: Date, sha256: string, size: number): PublishedEdition => {
  const name = `download-PSDMD-${stamp(at)}.zip`;
  return {
    name,
    sha256,
    metadata: (context) => ({
      latest_version_relative_zip_path: `${stamp(at).slice(0, 8)}/${name}`,
      latest_version_relative_zip_size: String(size),
      sha256_hash: sha256,
      timestamp: dateText(at),
      golden_copy_path_context: context,
    }),
  };
};

/** `Sun Aug 16 00:00:16 UTC 2026`. */
function dateText(at: Date): string {
  const [weekday, day, month, year, time] = at.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}

const AUGUST = new Date('2026-08-16T00:00:16Z');

/** A small edition in memory. */
export async function editionZip(plan: EditionPlan): Promise<PublishedEdition & { readonly zip: Buffer }> {
  const json = [...jsonOf(plan)].join('');
  const zip = await zipOfJson(json, plan.publishedAt ?? AUGUST);
  return { ...published(plan.publishedAt ?? AUGUST, hex(zip), zip.length), zip };
}

/** A ZIP as the EBA makes it, of whatever text: the JSON, and the SHA-256 of it beside. */
export async function zipOfJson(json: string | Uint8Array, at: Date = AUGUST): Promise<Buffer> {
  const zip = new ZipFile();
  const name = `PSDMD-${stamp(at)}.json`;
  const bytes = Buffer.from(json);
  zip.addBuffer(bytes, name, { mtime: at });
  zip.addBuffer(Buffer.from(`${hex(bytes)}  ${name}\n`), `${name}.sha256`, { mtime: at });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Writes an edition of any size into a folder: the ZIP, and beside it its SHA-256. */
export async function writeEdition(
  plan: EditionPlan,
  folder: string,
): Promise<PublishedEdition & { readonly file: string; readonly jsonBytes: number }> {
  const at = plan.publishedAt ?? AUGUST;
  await mkdir(folder, { recursive: true });
  const file = join(folder, `download-PSDMD-${stamp(at)}.zip`);
  const name = `PSDMD-${stamp(at)}.json`;
  const inside = createHash('sha256');
  let jsonBytes = 0;
  function* hashed(): Generator<Buffer, void, void> {
    for (const piece of jsonOf(plan)) {
      const bytes = Buffer.from(piece);
      inside.update(bytes);
      jsonBytes += bytes.length;
      yield bytes;
    }
  }
  const zip = new ZipFile();
  const json = Readable.from(hashed());
  zip.addReadStream(json, name, { mtime: at });
  json.once('end', () => {
    zip.addBuffer(Buffer.from(`${inside.digest('hex')}  ${name}\n`), `${name}.sha256`, { mtime: at });
    zip.end();
  });
  await pipeline(zip.outputStream, createWriteStream(file));
  const outside = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    outside.update(chunk);
    size += chunk.length;
  }
  const edition = published(at, outside.digest('hex'), size);
  await writeFile(`${file}.sha256`, `${edition.sha256}  ${edition.name}\n`);
  return { ...edition, file, jsonBytes };
}

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
