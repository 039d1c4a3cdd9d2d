import { readFileSync } from 'node:fs';

const BEGIN = '<!-- settings: made by `npm run docs` -->';
const END = '<!-- /settings -->';

/** README.md with the present table of settings between its markers. */
export function readmeWith(table) {
  const readme = readFileSync('README.md', 'utf8');
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`README.md lacks the markers ${BEGIN} and ${END}.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${readme.slice(end)}`;
}
