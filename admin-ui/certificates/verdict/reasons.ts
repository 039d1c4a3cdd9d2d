import type { CheckName, Evaluation, Outcome } from '../../../server/evaluations/evaluations.contract.js';

/** What to do about a reason: a key of `verdict.advice`. Without one, what the check itself advises. */
const ADVICE: Readonly<Record<string, string>> = {
  'val.not-yet-valid': 'wait',
  'val.expired': 'replace',
  'val.signature-invalid': 'block',
  'val.signature-algorithm-mismatch': 'block',
  'val.algorithm-refused': 'reissue',
  'val.chain-incomplete': 'chain',
  'val.chain-issuer-mismatch': 'chain',
  'val.signature-unsupported': 'reissue',
  'val.budget-signatures': 'limits',
  'val.budget-steps': 'limits',
  'val.budget-comparisons': 'limits',
  'val.budget-depth': 'limits',
  'val.tl-not-found': 'issuer_question',
  'val.lotl-invalid': 'import_roots',
  'val.lotl-expired': 'lists',
  'val.tl-invalid': 'lists',
  'val.tl-expired': 'lists',
  'val.service-not-found': 'issuer_question',
  'val.service-withdrawn-now': 'block',
  'val.service-withdrawn-at-issuance': 'block',
  'val.not-qualified-by-list': 'block',
  'val.certificate-not-for-purpose': 'reissue',
  'val.several-qc-types': 'reissue',
  'val.result-changed': 'block',
  'val.qualified-at-time': 'issuer_question',
  'val.before-eidas': 'history',
  'val.revoked': 'block',
  'val.on-hold': 'hold',
  'val.expired-no-revocation-info': 'history',
  'val.other-scheme': 'clause',
  'val.no-revocation': 'nothing',
  'val.register-not-asked': 'nothing',
  'val.register-no-number': 'reissue',
  'val.register-no-authority': 'nothing',
  'val.register-sandbox': 'nothing',
  'val.register-authorities-differ': 'reissue',
  'val.register-unknown-authority': 'reissue',
  'val.register-not-covered': 'register_edition',
  'val.register-no-edition': 'register_edition',
  'val.register-not-found': 'register_find',
  'val.register-ambiguous': 'register_find',
  'val.register-found': 'nothing',
  'val.register-role-unknown': 'register_find',
  'val.register-status-unknown': 'register_find',
  'val.register-disagree': 'register_find',
  'val.register-stale': 'register_edition',
  'val.register-overridden': 'nothing',
  'val.register-name-differs': 'register_name',
};

const ADVICE_OF_CHECK = {
  syntax: 'reissue',
  validity: 'replace',
  path: 'reissue',
  qualification: 'supervisor',
  revocation: 'responder',
  register: 'block',
} as const satisfies Record<CheckName, string>;

export const adviceKey = (check: CheckName, code: string): string =>
  `verdict.advice.${ADVICE[code] ?? ADVICE_OF_CHECK[check]}`;

/** Reasons that only say what another one of the same check says better. */
const SUMMARIES = new Set(['val.result-changed', 'val.qualified-at-time', 'val.register-found']);

/** The reason that tells most: not one that only sums up the others. */
export function telling(codes: readonly string[]): string | undefined {
  return codes.find((code) => !SUMMARIES.has(code)) ?? codes[0];
}

const DECIDED_BY: Partial<Record<Outcome, readonly CheckName[]>> = {
  'path-invalid': ['path'],
  'not-qualified': ['qualification'],
  'no-longer-qualified': ['qualification'],
  revoked: ['revocation'],
  suspended: ['revocation'],
  'withdrawn-in-register': ['register'],
  'role-not-authorised': ['register'],
  'valid-not-in-register': ['register'],
  indeterminate: ['path', 'qualification', 'revocation'],
};

/** The code of the reason that decided; none where the outcome says everything. */
export function decidingCode({ outcome, checks }: Evaluation['verdict']): string | undefined {
  const names = DECIDED_BY[outcome] ?? [];
  const wanted = outcome === 'indeterminate' ? 'unknown' : undefined;
  const check = names
    .map((name) => checks[name])
    .find(({ status }) => (wanted === undefined ? status !== 'pass' : status === wanted));
  return check && telling(check.codes);
}

/** When and why it was revoked or suspended, from the sentence of the evidence. */
export function revokedSince({
  checks,
}: Evaluation['verdict']): { readonly since: string; readonly reason: string | undefined } | undefined {
  const sentence = checks.revocation.reasons.find((_, index) =>
    ['val.revoked', 'val.on-hold'].includes(checks.revocation.codes[index] ?? ''),
  );
  const found = /since (\d{4}-[\d:.T-]+Z)(?:, reason (\w+))?/.exec(sentence ?? '');
  return found?.[1] === undefined ? undefined : { since: found[1], reason: found[2] };
}
