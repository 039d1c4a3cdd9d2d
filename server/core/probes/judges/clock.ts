import { finding } from '../finding-codes.js';
import { headerOf } from '../header-values.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { problemFinding } from './problem-finding.js';

/** Beyond this, signatures and tokens are refused (Paysera §8 row 19). */
export const TOLERATED_SKEW_S = 60;

/** IMF-fixdate (RFC 9110 §5.6.7); the obsolete forms are not sent by servers. */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Row 19: the bank's time against ours at the moment of its answer. */
export const judgeClock: Judge<'clock'> = ({ call: { outcome } }) => {
  if (!outcome.ok) return judgement([], [problemFinding('clock', outcome)]);
  const text = headerOf(outcome.headers, 'date') ?? '';
  const date = IMF_FIXDATE.test(text) ? new Date(text) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()))
    return judgement(
      [],
      [finding('clock.without-date', `The answer's Date is ${text === '' ? 'missing' : 'no date'}.`)],
    );
  // The header has whole seconds, so what is left below one is nothing.
  const seconds = Math.trunc((date.getTime() - outcome.answeredAt.getTime()) / 1_000);
  const facts = [
    fact('Date', text),
    fact('ours', outcome.answeredAt.toISOString()),
    fact('difference', `${seconds} s`),
  ];
  const message = `The bank's clock is ${Math.abs(seconds)} seconds ${seconds < 0 ? 'behind' : 'ahead of'} ours.`;
  return judgement(facts, [
    finding(Math.abs(seconds) < TOLERATED_SKEW_S ? 'clock.agrees' : 'clock.skewed', message),
  ]);
};
