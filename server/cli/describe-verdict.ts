import { CHECKS, type CheckStatus, isPositive } from '../core/verdict/verdict.js';
import { printable } from './printable.js';
import type { VerdictLine } from './verdict-line.js';

const MARKS: Readonly<Record<CheckStatus, string>> = {
  pass: '✓',
  warn: '!',
  fail: '✗',
  unknown: '?',
  skipped: '–',
};

/** The verdict for a person: the outcome, the six checks with their reasons, and what may be done with it. */
export function describeVerdict(line: VerdictLine): string {
  if (!('verdict' in line))
    return `${printable(line.source)}\n  ✗ ${line.error.code}: ${printable(line.error.message)}\n\n`;
  const { outcome, at, checks, usableRoles, scheme, work } = line.verdict;
  const stated = usableRoles.length > 0 ? usableRoles.join(', ') : 'none';
  const usable =
    isPositive(outcome) || outcome === 'role-not-authorised' || usableRoles.length === 0
      ? stated
      : `none with this verdict (${stated} otherwise)`;
  return [
    printable(line.source),
    `  ${outcome.toUpperCase()} at ${at}${scheme === null ? '' : `, under the scheme "${printable(scheme.name)}"`}`,
    ...(line.subject === undefined ? [] : [`  ${printable(line.subject)}`]),
    ...CHECKS.flatMap((name) => {
      const { status, reasons } = checks[name];
      return [
        `  ${MARKS[status]} ${name.padEnd(14)} ${status}`,
        ...reasons.map((reason) => `      ${printable(reason)}`),
      ];
    }),
    `  Usable roles: ${usable}`,
    `  Work: ${work.signatures} signatures, ${work.steps} steps`,
    '',
    '',
  ].join('\n');
}
