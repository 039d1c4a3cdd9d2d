import type { RegisterFileProblem } from '../ports/register-file-reader.js';
import type { EditionProblem, EditionProblemCode } from './registers.contract.js';

const AGAIN = 'Fetch the file again; the last good edition stays in use.';

const ADVICE: Readonly<Record<EditionProblemCode, string>> = {
  'wrong-hash': AGAIN,
  unreadable: AGAIN,
  truncated: AGAIN,
  bomb: 'Find out where the file comes from; the real one unpacks to eleven times its size.',
  'too-large': 'If the register has grown so much, raise QWARDEN_REGISTER_MAX_MB.',
  'unsafe-name': 'Find out where the file comes from; the real one holds a JSON file and its SHA-256.',
  'nothing-inside': 'Take the ZIP or the JSON as the EBA publishes it.',
  html: 'See in a browser what the address answers; QWARDEN_REGISTER_URL or the proxy may lead elsewhere.',
  'not-json': 'Take the ZIP or the JSON as the EBA publishes it, and look at the byte that is named.',
  'not-utf-8': 'The file was converted on the way; take it as the EBA publishes it.',
  'too-deep': 'Take the ZIP or the JSON as the EBA publishes it, and look at the byte that is named.',
  'entity-too-large': 'Take the ZIP or the JSON as the EBA publishes it, and look at the byte that is named.',
  'not-a-register': 'Take the golden copy of the register (PSDMD), not another of the EBA’s files.',
  'older-edition':
    'Import a newer edition. What an earlier date said is kept by the editions that were imported then.',
  'implausible-loss':
    'Compare with the register’s web site. If so many are really gone, an administrator accepts the edition with a reason.',
  'not-metadata': 'See in a browser what the address answers; QWARDEN_REGISTER_URL may lead elsewhere.',
  'not-fetched':
    'It is tried again by itself. Check the way out of this installation, or import the file by hand.',
  interrupted: 'Import it again; what was in use before stays in use.',
  'not-a-table': 'Save the list as CSV in UTF-8 or as XLSX, and look at the line that is named.',
  'wrong-encoding': 'Save the file again as CSV in UTF-8, from the program that showed its letters right.',
  'missing-columns':
    'Compare the header with how to get the file. If the authority has changed its list, the mapping is made anew.',
  'shifted-columns':
    'Look at the line that is named: often a separator stands unquoted in a name, or a column was added.',
  'too-many-faults': 'Look at the line that is named; the file may be another list of the same authority.',
};

/** Of an authority's table, where the EBA's file is not meant. */
const TABLE_ADVICE: Partial<Readonly<Record<EditionProblemCode, string>>> = {
  'too-large': 'Find out where the file comes from; no list of an authority is nearly as long.',
  bomb: 'Find out where the file comes from; a workbook unpacks to about twenty times its size.',
  'nothing-inside': 'See whether the file is the list that is meant, and whether it was saved whole.',
  html: 'Save the table itself, not the page around it.',
  'not-json': 'Export the list again; it may have been cut off.',
};

export const editionProblem = (
  {
    code,
    message,
    offset,
    line,
    column,
  }:
    | { code: EditionProblemCode; message: string; offset?: number; line?: number; column?: number }
    | RegisterFileProblem,
  losses?: EditionProblem['losses'],
  isTable = false,
): EditionProblem => ({
  ...{ code, message, advice: (isTable ? TABLE_ADVICE[code] : undefined) ?? ADVICE[code] },
  ...(offset !== undefined && { offset }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
  ...(losses && { losses }),
});

/** More than this share of a group may not disappear from one edition to the next. */
const LARGEST_LOSS = 0.05;
/** Of smaller ones a few that go are no sign of anything. */
const SMALLEST_GROUP = 20;

export interface Counts {
  readonly byType: Readonly<Record<string, number>>;
  readonly byOwner: Readonly<Record<string, number>>;
}

/** Types, and authorities with more than twenty entities, of which an edition has implausibly few. */
export function implausibleLosses(before: Counts, after: Counts): NonNullable<EditionProblem['losses']> {
  const lost = (was: Readonly<Record<string, number>>, is: Readonly<Record<string, number>>) =>
    Object.entries(was).flatMap(([of, count]) => {
      const left = is[of] ?? 0;
      return count > SMALLEST_GROUP && count - left > count * LARGEST_LOSS
        ? [{ of, before: count, after: left }]
        : [];
    });
  return [...lost(before.byType, after.byType), ...lost(before.byOwner, after.byOwner)];
}
