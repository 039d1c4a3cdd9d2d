import type { Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { decidingCode, revokedSince } from './reasons.js';

export interface VerdictWords {
  readonly translate: (key: string, options?: Record<string, unknown>) => string;
  /** "15 Dec 2026" */
  readonly day: (at: Date) => string;
  readonly territory: (code: string) => string;
}

type Said = Pick<Evaluation, 'verdict' | 'services'>;

/** Its end says it already, with the date. */
const SAID_BY_VALIDITY = new Set(['expired', 'not-yet-valid']);

/**
 * What the verdict adds to what the certificate says itself: qualified or not, by whom, since when, and what is wrong.
 * Under another scheme no word of it means "qualified", except that it is not.
 */
export function verdictClauses({ verdict, services }: Said, words: VerdictWords): string[] {
  const { translate } = words;
  const { outcome, scheme, checks } = verdict;
  if (SAID_BY_VALIDITY.has(outcome)) return [];
  if (outcome === 'valid' || outcome === 'valid-with-warnings' || outcome === 'valid-not-in-register') {
    const standing =
      scheme === null
        ? translate('verdict.sentence.valid') + grantedBy(services, words)
        : translate('verdict.sentence.scheme', {
            scheme: scheme.name,
            reason: scheme.reason.trim().replace(/\.$/, ''),
          });
    const remarks = [
      ...(outcome === 'valid-not-in-register' ? [translate('verdict.sentence.not_in_register')] : []),
      ...(checks.revocation.status === 'warn' ? [translate('verdict.sentence.revocation_assumed')] : []),
      ...(checks.register.status === 'unknown'
        ? [
            translate(
              `verdict.sentence.${wasAsked(checks.register) ? 'register_silent' : 'register_not_asked'}`,
            ),
          ]
        : []),
    ];
    return [standing, ...remarks];
  }
  const said = translate(`verdict.sentence.${outcome}`);
  const why = reason({ verdict, services }, words);
  return [why === '' ? said : translate('verdict.sentence.why', { verdict: said, reason: why })];
}

const wasAsked = ({ codes }: Evaluation['verdict']['checks']['register']): boolean =>
  !codes.every((code) => code === 'val.register-not-asked' || code === 'val.register-no-edition');

/** " by Example Trust on the trusted list of Lithuania, granted since 1 Jan 2018" */
function grantedBy(
  services: Evaluation['services'],
  { translate, day, territory: name }: VerdictWords,
): string {
  const service = services.find(({ when, status }) => when === 'now' && status === 'granted');
  if (service === undefined) return '';
  const { provider, territory, since } = service;
  return [
    ` ${translate('verdict.sentence.by', { provider, territory: name(territory) })}`,
    translate('verdict.sentence.since', { date: day(new Date(since)) }),
  ].join(', ');
}

function reason({ verdict, services }: Said, { translate, day }: VerdictWords): string {
  if (verdict.outcome === 'revoked' || verdict.outcome === 'suspended') {
    const revoked = revokedSince(verdict);
    if (revoked === undefined) return '';
    const since = translate('verdict.evidence.revoked_at', { date: day(new Date(revoked.since)) });
    const because =
      revoked.reason && translate(`verdict.evidence.revocation_reasons.${revoked.reason}`, { _: '' });
    return because ? `${since}, ${because}` : since;
  }
  const code = decidingCode(verdict);
  if (code === undefined) return '';
  const said = bare(translate(`verdict.reasons.${code}`, { _: '' }));
  const withdrawn = services.find(({ when, status }) => when === 'now' && status !== 'granted');
  if (code !== 'val.service-withdrawn-now' || withdrawn === undefined) return said;
  return `${said} (${translate('verdict.evidence.revoked_at', { date: day(new Date(withdrawn.since)) })})`;
}

/** A sentence as part of another one. */
function bare(sentence: string): string {
  const text = sentence.trim().replace(/\.$/, '');
  // "EU" and names written in capitals stay as they are.
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
