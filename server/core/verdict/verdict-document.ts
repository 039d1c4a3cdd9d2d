import {
  CHECKS,
  type CheckName,
  type CheckStatus,
  type Outcome,
  type Verdict,
  type Work,
} from './verdict.js';

/** A verdict as JSON: what the command line prints, the API answers and evidence packs hold. */
export interface VerdictDocument {
  readonly outcome: Outcome;
  /** ISO text in UTC. */
  readonly at: string;
  readonly checks: Readonly<Record<CheckName, CheckDocument>>;
  readonly usableRoles: readonly string[];
  readonly scheme: { readonly name: string; readonly reason: string } | null;
  readonly work: Work;
}

export interface CheckDocument {
  readonly status: CheckStatus;
  readonly reasons: readonly string[];
  /** The code of each reason, in the same order. */
  readonly codes: readonly string[];
}

export function verdictDocument({
  outcome,
  at,
  checks,
  usableRoles,
  scheme,
  work,
}: Verdict): VerdictDocument {
  const shown = CHECKS.map((name): [CheckName, CheckDocument] => {
    const { status, reasons } = checks[name];
    const document = {
      status,
      reasons: reasons.map(({ message }) => message),
      codes: reasons.map(({ code }) => code),
    };
    return [name, document];
  });
  return {
    ...{ outcome, at: at.toISOString(), usableRoles, scheme, work },
    checks: Object.fromEntries(shown) as Record<CheckName, CheckDocument>,
  };
}

/** One thing that two verdicts say differently. */
export interface VerdictDifference {
  /** `outcome`, the name of a check, `usableRoles` or `scheme`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** Codes of reasons that only the second has. */
  readonly codes: readonly string[];
  /** The first of those reasons. */
  readonly reason: string | null;
}

/** What is different in statuses, outcome, roles and scheme: what somebody should be told. */
export function verdictDifferences(from: VerdictDocument, to: VerdictDocument): VerdictDifference[] {
  return [
    ...differing('outcome', from.outcome, to.outcome),
    ...CHECKS.flatMap((name) => {
      const [before, after] = [from.checks[name], to.checks[name]];
      if (before.status === after.status && sameTexts(before.codes, after.codes)) return [];
      const fresh = after.codes.flatMap((code, i) => (before.codes.includes(code) ? [] : [i]));
      // Codes that only went away without a change of the status are no news.
      if (before.status === after.status && fresh.length === 0) return [];
      return [
        {
          ...{ what: name, from: before.status, to: after.status },
          codes: fresh.map((i) => after.codes[i]!),
          reason: after.reasons[fresh[0] ?? 0] ?? null,
        },
      ];
    }),
    ...differing('usableRoles', from.usableRoles.join(', '), to.usableRoles.join(', ')),
    ...differing('scheme', from.scheme?.name ?? '', to.scheme?.name ?? ''),
  ];
}

/** Everything that is different, sentences included: whether a replay says the same. */
export function replayDifferences(from: VerdictDocument, to: VerdictDocument): VerdictDifference[] {
  const told = verdictDifferences(from, to);
  const sentences = CHECKS.filter((name) => !told.some(({ what }) => what === name)).flatMap((name) =>
    differing(name, from.checks[name].reasons.join(' '), to.checks[name].reasons.join(' ')),
  );
  return [...told, ...differing('at', from.at, to.at), ...sentences];
}

const differing = (what: string, from: string, to: string): VerdictDifference[] =>
  from === to ? [] : [{ what, from, to, codes: [], reason: null }];

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, i) => text === other[i]);
