import { EBA_LIMITS, isObject } from './eba-properties.js';

const KEY = '__EBA_Disclaimer';
/** Paragraphs of one disclaimer. */
const MAX_PARTS = 100;

/**
 * The disclaimer that the EBA puts before the entities, to be shown with every answer that comes from them; null when the
 * element holds none. It was seen as one text and as an object of texts, which are joined by lines.
 */
export function readEbaDisclaimer(element: unknown): string | null {
  if (!isObject(element)) return null;
  const value = element[KEY];
  const parts = (isObject(value) ? textsOf(value) : Array.isArray(value) ? value : [value]) as unknown[];
  const texts = parts.slice(0, MAX_PARTS).filter((part) => typeof part === 'string' && part.trim() !== '');
  return texts.length === 0 ? null : texts.join('\n').slice(0, EBA_LIMITS.textLength);
}

/** The name of a language beside the text is not part of it. */
const textsOf = (value: Readonly<Record<string, unknown>>): unknown[] =>
  Object.entries(value)
    .filter(([name]) => !/^lang/i.test(name))
    .map(([, text]) => text);
