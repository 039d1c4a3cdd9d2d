import { COUNTRY_CODES, countryMeantBy } from '../../identifiers/countries.js';
import { comparableWords } from './header-words.js';

/** Languages of the authorities whose lists name countries in words. */
const LANGUAGES = 'en de fr es it pt nl pl lt lv et sv da nb fi is cs sk sl hr hu ro bg el ka'.split(' ');

/** Written in lists although nobody's language has them so. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['CZECH REPUBLIC', 'CZ'],
  ['TSCHECHISCHE REPUBLIK', 'CZ'],
  ['THE NETHERLANDS', 'NL'],
  ['HOLLAND', 'NL'],
  ['GREAT BRITAIN', 'GB'],
  ['VEREINIGTES KONIGREICH GROSSBRITANNIEN', 'GB'],
  ['SLOVAK REPUBLIC', 'SK'],
];

let known: ReadonlyMap<string, string> | undefined;

function names(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const map = new Map<string, string>(OTHERS);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of COUNTRY_CODES) {
      const name = display.of(code);
      if (name !== undefined && !map.has(comparableWords(name))) map.set(comparableWords(name), code);
    }
  }
  return (known = map);
}

/** `Deutschland`, `DE`, `Prantsusmaa` → `DE`, `DE`, `FR`; undefined for what is no country. */
export function countryIn(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2}$/.test(trimmed)) return countryMeantBy(trimmed);
  return names().get(comparableWords(trimmed));
}

/** All countries of a list in one cell, and what is none. */
export function countriesIn(cell: string): {
  readonly countries: readonly string[];
  readonly unknown: readonly string[];
} {
  const countries = new Set<string>();
  const unknown: string[] = [];
  for (const part of cell.split(/[,;|/\n]+/)) {
    if (part.trim() === '') continue;
    const country = countryIn(part);
    if (country !== undefined) countries.add(country);
    // Codes without commas between them: `DE FR LT`.
    else if (/^\s*[A-Z]{2}(\s+[A-Z]{2})+\s*$/.test(part))
      for (const code of part.trim().split(/\s+/)) {
        const one = countryMeantBy(code);
        if (one === undefined) unknown.push(code);
        else countries.add(one);
      }
    else unknown.push(part.trim().slice(0, 60));
  }
  return { countries: [...countries], unknown };
}
