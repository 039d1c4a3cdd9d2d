import type { z } from 'zod';
import {
  type Authority,
  type AuthorityLink,
  LONGEST_NAME,
  LONGEST_NOTE,
} from '../../server/authorities/authorities.contract.js';

export const TEXT_FIELDS = [
  { name: 'nameEn', max: LONGEST_NAME, rows: 1 },
  { name: 'nameLocal', max: LONGEST_NAME, rows: 1 },
  { name: 'shortName', max: 50, rows: 1 },
  { name: 'contactEmail', max: 254, rows: 1 },
  { name: 'contactPhone', max: 41, rows: 1 },
  { name: 'contactNote', max: 500, rows: 2 },
  { name: 'note', max: LONGEST_NOTE, rows: 3 },
  { name: 'aliases', max: 500, rows: 1 },
  { name: 'ebaOwnerId', max: 25, rows: 1 },
  { name: 'numberHint', max: 500, rows: 2 },
] as const;
type TextField = (typeof TEXT_FIELDS)[number]['name'];

export const LINK_FIELDS = [
  { name: 'name', max: LONGEST_NAME },
  { name: 'url', max: 2_000 },
  { name: 'source', max: 500 },
] as const;

interface LinkFields extends Pick<AuthorityLink, 'kind' | 'name' | 'url' | 'source'> {
  readonly key?: string;
}

export const EMPTY_LINK: LinkFields = { kind: 'register', name: '', url: '', source: '' };

/** A form as people fill it in: every field a text. */
export interface EditFields {
  readonly texts: Readonly<Record<TextField, string>>;
  readonly links: readonly LinkFields[];
}

export const fieldsOf = (authority: Authority): EditFields => ({
  texts: Object.fromEntries(
    TEXT_FIELDS.map(({ name }) => {
      const value = authority[name];
      return [name, Array.isArray(value) ? value.join(', ') : (value ?? '')];
    }),
  ) as Record<TextField, string>,
  links: authority.links.map(({ key, kind, name, url, source }) => ({ key, kind, name, url, source })),
});

/** What the server is asked for; not checked yet. */
export function updateOf({ version }: Authority, { texts, links }: EditFields): Record<string, unknown> {
  const { nameEn, aliases, ...others } = texts;
  const filled = Object.entries(others).map(([name, text]) => [name, text.trim() === '' ? null : text]);
  return {
    version,
    nameEn,
    aliases: aliases.split(/[\s,;]+/).filter(Boolean),
    ...Object.fromEntries(filled),
    links,
  };
}

/** `nameEn`, `links.0.url`. */
export const wrongFields = (error: z.ZodError | undefined): ReadonlySet<string> =>
  new Set(
    error?.issues.map(({ path }) => (path[0] === 'links' ? path.slice(0, 3).join('.') : String(path[0]))),
  );
