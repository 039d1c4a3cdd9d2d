import type { SeenAnswer } from './observation.js';
import { headerOf, isJsonType, mediaTypeOf } from './header-values.js';
import { isJsonObject, readJson } from './read-json.js';

/** One of the bank's `tppMessages` (NextGenPSD2, additional error information; Paysera error guide). */
export interface TppMessage {
  readonly category: string;
  readonly code: string;
  readonly text: string;
  readonly path: string;
}

export const BODY_PROBLEMS = [
  'encoded',
  'too-long',
  'wrong-content-type',
  'not-utf8',
  'not-json',
  'too-deep',
  'duplicate-keys',
  /** JSON, and no `tppMessages` in it. */
  'without-messages',
  /** `tppMessages` is no list of objects with a code. */
  'malformed-messages',
] as const;
export type BodyProblem = (typeof BODY_PROBLEMS)[number];

export type TppReading =
  | {
      readonly kind: 'messages';
      readonly messages: readonly TppMessage[];
      readonly remarks: readonly BodyProblem[];
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: BodyProblem; readonly message: string };

/** More messages than this are not read. */
const MOST_MESSAGES = 20;

/**
 * Reads `tppMessages` out of an answer. A wrong media type or a name that stands twice hides no code: the messages are
 * read and the flaw is a remark. Never throws.
 */
export function readTppMessages({ headers, body }: SeenAnswer, bodyLimit: number): TppReading {
  if (body.length === 0) return { kind: 'empty' };
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity')
    return {
      kind: 'problem',
      problem: 'encoded',
      message: `The body is packed (${encoding.slice(0, 40)}), which was not asked for.`,
    };
  if (body.length >= bodyLimit)
    return { kind: 'problem', problem: 'too-long', message: `The body is longer than ${bodyLimit} octets.` };
  const mediaType = mediaTypeOf(headers);
  const reading = readJson(body);
  const value = reading.ok ? reading.value : reading.value;
  if (!reading.ok && reading.problem !== 'duplicate-keys') {
    if (reading.problem === 'not-json' && mediaType !== '' && !isJsonType(mediaType))
      return {
        kind: 'problem',
        problem: 'wrong-content-type',
        message: `The body is ${mediaType.slice(0, 60)}, not JSON.`,
      };
    return { kind: 'problem', problem: reading.problem, message: reading.message };
  }
  // The framework's other form of an error: problem details (RFC 9457) with a code.
  const lone =
    isJsonObject(value) && value['tppMessages'] === undefined
      ? messageOf({ ...value, text: value['detail'] })
      : undefined;
  const list = lone !== undefined ? [lone] : isJsonObject(value) ? value['tppMessages'] : undefined;
  if (list === undefined)
    return { kind: 'problem', problem: 'without-messages', message: 'The body has no tppMessages.' };
  const messages = Array.isArray(list) ? list.slice(0, MOST_MESSAGES).map(messageOf) : [undefined];
  const sound = messages.filter((one) => one !== undefined);
  if (sound.length === 0 || sound.length < messages.length)
    return {
      ...{ kind: 'problem', problem: 'malformed-messages' },
      message: 'tppMessages is no list of messages with a code.',
    };
  return {
    kind: 'messages',
    messages: sound,
    remarks: [
      ...(reading.ok ? [] : (['duplicate-keys'] as const)),
      ...(isJsonType(mediaType) ? [] : (['wrong-content-type'] as const)),
    ],
  };
}

function messageOf(value: unknown): TppMessage | undefined {
  if (!isJsonObject(value)) return undefined;
  const { code, category, text, path } = value;
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{0,63}$/.test(code)) return undefined;
  return { code, category: short(category), text: short(text), path: short(path) };
}

const short = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '');
