import type { FindingKind, FindingMeaning } from './finding-kind.js';
import { GENERAL_FINDINGS, type GeneralFinding } from './general-findings.js';
import type { ProbeFinding } from './probe-result.js';
import { PROBE_STEPS, type ProbeStepId } from './probe-steps.js';
import { STEP_FINDINGS, type StepFindingCode } from './step-findings.js';

const kindsOfStep = (step: ProbeStepId): readonly FindingKind[] =>
  Object.entries(GENERAL_FINDINGS).map(([what, meaning]) => ({ code: `${step}.${what}`, ...meaning(step) }));

/** Every code there is: what is a step's own, and what may happen in any. */
export const FINDING_CODES: ReadonlyMap<string, FindingKind> = new Map(
  [
    ...PROBE_STEPS.flatMap(kindsOfStep),
    ...Object.entries(STEP_FINDINGS).map(([code, meaning]) => ({ code, ...meaning })),
  ].map((kind) => [kind.code, kind]),
);

export const findingKindOf = (code: string): FindingKind | undefined => FINDING_CODES.get(code);

/** A finding of the step's own; the message is one sentence with the value that was seen. */
export const finding = (code: StepFindingCode, message: string): ProbeFinding =>
  made(code, STEP_FINDINGS[code], message);

/** One of those that may happen in any step. */
export const generalFinding = (step: ProbeStepId, what: GeneralFinding, message: string): ProbeFinding =>
  made(`${step}.${what}`, GENERAL_FINDINGS[what](step), message);

/** Longer messages are cut: some of their words come from the other side. */
const LONGEST_MESSAGE = 600;

const made = (
  code: string,
  { severity, advice, citation, fault }: FindingMeaning,
  message: string,
): ProbeFinding => ({ code, severity, message: message.slice(0, LONGEST_MESSAGE), advice, citation, fault });
