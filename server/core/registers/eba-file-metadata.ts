import { z } from 'zod';

/** What the EBA says of the newest file of its register. */
export interface FileMetadata {
  /** Name of the ZIP. */
  readonly name: string;
  readonly location: string;
  /** Of the ZIP, lower-case hex. */
  readonly sha256: string;
  /** When the file was made; undefined where it is not said in a form we know. */
  readonly publishedAt: Date | undefined;
}

/** As EUCLID answers it; sizes are texts there. */
const schema = z.looseObject({
  latest_version_relative_zip_path: z.string().min(1).max(500),
  sha256_hash: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{64}$/i)
    .toLowerCase(),
  golden_copy_path_context: z.string().max(500).optional(),
  timestamp: z.string().max(100).optional(),
});

/** Reads the answer of `url`, `…/register/api/filemetadata`. What is wrong with it is told as a sentence. */
export function readFileMetadata(
  answer: string,
  url: string,
): { readonly ok: true; readonly value: FileMetadata } | { readonly ok: false; readonly message: string } {
  const text = answer.trim();
  if (text.startsWith('<')) return refused('The address of the metadata answered with a web page.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('The address of the metadata answered with something that is no JSON.');
  }
  const { data, error } = schema.safeParse(json);
  if (data === undefined)
    return refused(
      `The metadata lack what is needed: ${error?.issues.map(({ path }) => path.join('.')).join(', ')}.`,
    );
  const path = data.latest_version_relative_zip_path;
  const location = locationOf(path, data.golden_copy_path_context, url);
  if (location === undefined) return refused('The metadata name no address of a file.');
  const publishedAt = data.timestamp === undefined ? undefined : instantIn(data.timestamp);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { ok: true, value: { name, location, sha256: data.sha256_hash, publishedAt } };
}

const refused = (message: string) => ({ ok: false, message }) as const;

function locationOf(path: string, context: string | undefined, url: string): string | undefined {
  const base = context !== undefined && URL.canParse(context) ? context : url;
  const folder = base.endsWith('/') || context === undefined ? base : `${base}/`;
  return URL.canParse(path, folder) ? new URL(path, folder).href : undefined;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Sun Aug 16 00:00:16 UTC 2026`, as the EBA writes it; ISO 8601 as well. */
function instantIn(text: string): Date | undefined {
  const parts = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/.exec(
    text.trim(),
  );
  const [, month = '', day = '', time = '', year = ''] = parts ?? [];
  const iso =
    parts === null
      ? text
      : `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}.000Z`;
  if (parts === null && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
