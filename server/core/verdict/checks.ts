import type { Certificate } from '../certificate/certificate.js';
import type { Inspection } from '../certificate/inspect.js';
import type { PathProblem } from '../path/path-problem.js';
import { nameText } from '../certificate/name.js';
import type { QualificationReason } from '../qualification/qualification.js';
import type { Qualification } from '../qualification/qualify.js';
import type { RegisterAnswer } from './evidence.js';
import type { RevocationOf } from './revocation-of.js';
import type { Check, CheckStatus, Reason, Scheme } from './verdict.js';

const check = (status: CheckStatus, reasons: readonly Reason[] = []): Check => ({ status, reasons });

/** Findings of the static rules; one that breaks a "shall" fails the check. */
export function syntaxCheck({ findings }: Inspection): Check {
  const relevant = findings.filter(({ severity }) => severity !== 'info');
  const failed = relevant.some(({ severity }) => severity === 'error');
  return check(
    failed ? 'fail' : relevant.length > 0 ? 'warn' : 'pass',
    relevant.map(({ code, message }) => ({ code, message })),
  );
}

export type ValidityState = 'in' | 'before' | 'after';

/** RFC 5280 §4.1.2.5: both ends belong to the validity, in whole seconds. */
export function validityState({ notBefore, notAfter }: Certificate, at: Date): ValidityState {
  const second = Math.floor(at.getTime() / 1000) * 1000;
  if (second < notBefore.instant.getTime()) return 'before';
  return second > notAfter.instant.getTime() ? 'after' : 'in';
}

export function validityCheck(state: ValidityState, { notBefore, notAfter }: Certificate): Check {
  if (state === 'before')
    return check('fail', [
      { code: 'val.not-yet-valid', message: `Valid from ${notBefore.instant.toISOString()} on.` },
    ]);
  if (state === 'after')
    return check('fail', [{ code: 'val.expired', message: `Expired on ${notAfter.instant.toISOString()}.` }]);
  return check('pass');
}

/** Problems that say "not found" or "could not be finished" and not "broken". */
const NO_PATH = new Set<string>([
  'val.chain-incomplete',
  'val.signature-unsupported',
  'val.budget-signatures',
  'val.budget-steps',
  'val.budget-comparisons',
  'val.budget-depth',
]);

export const isBroken = (problems: readonly PathProblem[]): boolean =>
  problems.some(({ code }) => !NO_PATH.has(code));

export function pathCheck(problems: readonly PathProblem[]): Check {
  if (problems.length === 0) return check('pass');
  return check(
    isBroken(problems) ? 'fail' : 'unknown',
    problems.map(({ code, message, certificate, clause }) => ({
      code,
      message: `${certificate === undefined ? '' : `${nameText(certificate.subject, certificate.der)}: `}${message} (${clause})`,
    })),
  );
}

const QUALIFICATION_STATUS = {
  qualified: 'pass',
  'not-qualified': 'fail',
  'no-longer-qualified': 'fail',
  unknown: 'unknown',
} as const satisfies Record<Qualification['outcome'], CheckStatus>;

export function qualificationCheck({ outcome, reasons }: Qualification): Check {
  const warned = reasons.some(({ severity }) => severity === 'warning');
  const told = reasons.filter(({ severity }) => severity !== 'info' || outcome !== 'qualified');
  return check(
    outcome === 'qualified' && warned ? 'warn' : QUALIFICATION_STATUS[outcome],
    told
      // What holds at both times is said once.
      .filter((one) => !(one.when === 'issuance' && told.some((other) => isSameNow(one, other))))
      .map(({ code, message, when }) => ({
        code,
        message: when === 'issuance' ? `When it was issued: ${message}` : message,
      })),
  );
}

const isSameNow = (one: QualificationReason, other: QualificationReason): boolean =>
  other.when === 'now' && other.code === one.code && other.message === one.message;

export const otherSchemeCheck = ({ name, reason }: Scheme): Check =>
  check('skipped', [
    {
      code: 'val.other-scheme',
      message: `Not EU-qualified; trusted here under "${name}" because: ${reason}`,
    },
  ]);

/** The certificate itself and each CA below the anchor. `undefined`: without a path nobody knows whom to ask. */
export function revocationCheck(
  answers: readonly RevocationOf[] | undefined,
  unreadable: readonly string[],
  path: 'ok' | 'bad' | 'none',
): Check {
  const broken = unreadable.map((message) => ({ code: 'val.revocation-unavailable', message }));
  if (answers === undefined)
    return check('unknown', [
      {
        code: 'val.revocation-unavailable',
        message:
          path === 'bad'
            ? 'Revocation is not judged, because the path does not hold.'
            : 'Revocation cannot be judged without a path to a trust anchor.',
      },
      ...broken,
    ]);
  if (answers.every(({ notApplicable }) => notApplicable !== undefined))
    return check(
      'skipped',
      answers.map(({ notApplicable }) => ({ code: 'val.no-revocation', message: notApplicable! })),
    );
  const worst = (['fail', 'unknown', 'warn', 'pass'] as const).find((status) =>
    answers.some(({ decision }) => decision.check === status),
  )!;
  const reasons = answers.flatMap(({ certificate, decision }, index) =>
    decision.check === 'pass' && decision.remarks.length === 0
      ? []
      : decision.remarks.map(({ code, message }) => ({
          code,
          message: index === 0 ? message : `${nameText(certificate.subject, certificate.der)}: ${message}`,
        })),
  );
  return check(worst, [...reasons, ...broken]);
}

const REGISTER_STATUS = {
  ok: 'pass',
  'roles-missing': 'fail',
  withdrawn: 'fail',
  'not-found': 'warn',
  unknown: 'unknown',
} as const satisfies Record<RegisterAnswer['status'], CheckStatus>;
/** A licence is found, and something about the finding is to be looked at. */
const REGISTER_WARNINGS = new Set(['val.register-disagree', 'val.register-stale']);

export const registerCheck = (answer: RegisterAnswer | undefined): Check =>
  answer === undefined
    ? check('unknown', [{ code: 'val.register-not-asked', message: 'No register was asked.' }])
    : check(
        answer.status === 'ok' && answer.reasons.some(({ code }) => REGISTER_WARNINGS.has(code))
          ? 'warn'
          : REGISTER_STATUS[answer.status],
        answer.reasons,
      );
