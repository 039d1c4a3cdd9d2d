import { createHash } from 'node:crypto';
import { buildReport } from '../core/probes/build-report.js';
import { generalFinding } from '../core/probes/finding-codes.js';
import { judgeAvailability, metIn } from '../core/probes/judge-availability.js';
import { JUDGES } from '../core/probes/judges.js';
import { type Judgement, judgement } from '../core/probes/judgement.js';
import { metCertificate } from '../core/probes/met-certificate.js';
import type { Earlier, ObservationOf } from '../core/probes/observation.js';
import { missingFor, skipped } from '../core/probes/plan-run.js';
import type { MetCertificate, ProbeReport, StepResult } from '../core/probes/probe-result.js';
import { type ProbeStepId, stepsOf } from '../core/probes/probe-steps.js';
import type { ProbeTarget, RunExtent } from '../core/probes/probe-target.js';
import { chosenMetadata } from '../core/probes/read-metadata.js';
import { type ReferenceHost, withReferenceLook } from '../core/probes/reference-host.js';
import { traceOf } from '../core/probes/trace.js';
import type { ClientCredential, Dialer } from '../ports/dialer.js';
import type { ProbeStep } from './probe-step.js';
import { lookAtReferences } from './reference-look.js';
import { StepCalls } from './step-calls.js';
import { STEPS } from './steps.js';

/** What a run is of. */
export interface ProbeRun {
  readonly target: ProbeTarget;
  readonly extent: RunExtent;
  /** Null: steps that need a certificate are skipped and say so. */
  readonly credential: ClientCredential | null;
  /** Hosts to look at when the target does not answer; none: no answer is the target's. */
  readonly references?: readonly ReferenceHost[];
  /** Ends the run early: what has not begun is skipped, and names `time` as what was missing. */
  readonly signal?: AbortSignal;
  /** After every step. Whatever it throws ends the run. */
  readonly onStep?: (progress: RunProgress) => void | Promise<void>;
}

export interface RunProgress {
  readonly result: StepResult;
  /** Of those that the run has. */
  readonly done: number;
  readonly planned: readonly ProbeStepId[];
}

/** What a run needs of this machine; randomness is handed in like the clock. */
export interface RunPorts {
  readonly dialer: Dialer;
  readonly now: () => Date;
  /** Monotonic, in milliseconds, with fractions. */
  readonly elapsedMs: () => number;
  readonly randomUuid: () => string;
  readonly randomBytes: (octets: number) => Uint8Array;
  readonly userAgent: string;
}

/** A step has a few calls of ten seconds at most, one after the other. */
export const STEP_MS = 30_000;
export const RUN_MS: Readonly<Record<RunExtent, number>> = { pulse: 60_000, full: 240_000 };
/** What a step may take longer than its calls before it is given up. */
const GRACE_MS = 1_000;

/**
 * Runs the steps of a target in order: each when what it needs is there, within its time and the run's; then looks, when
 * nobody answered, whether it is us, and says what it all means. Never throws for what the network does; a fault of ours in
 * one step is that step's finding.
 */
export async function runProbe(run: ProbeRun, ports: RunPorts): Promise<ProbeReport> {
  const { target, extent, credential } = run;
  const planned = stepsOf(target.kind, extent);
  const startedAt = ports.now();
  const zero = ports.elapsedMs();
  const elapsedMs = (): number => ports.elapsedMs() - zero;
  const results = new Map<ProbeStepId, StepResult>();
  let earlier: Earlier = {};
  for (const id of planned) {
    const isOver = elapsedMs() >= RUN_MS[extent] || run.signal?.aborted === true;
    const state = { target, hasCertificate: credential !== null, planned, results, isOver };
    const missing = missingFor(STEPS[id], state);
    if (missing === null) {
      const done = await runStep(id, { run, ports, elapsedMs, earlier });
      if (done.observation !== undefined) earlier = { ...earlier, [id]: done.observation };
      results.set(id, done.result);
    } else results.set(id, skipped(id, missing, elapsedMs()));
    await run.onStep?.({ result: results.get(id)!, done: results.size, planned });
  }
  const steps = await judgedWithReferences([...results.values()], run, ports);
  return buildReport({
    ...{ target, extent, startedAt, steps },
    ...{ finishedAt: ports.now(), durationMs: elapsedMs() },
    certificates: certificatesMet(earlier),
    metadata: (earlier.discovery && chosenMetadata(earlier.discovery)) ?? null,
  });
}

interface StepRun {
  readonly run: ProbeRun;
  readonly ports: RunPorts;
  readonly elapsedMs: () => number;
  readonly earlier: Earlier;
}

interface DoneStep<Id extends ProbeStepId> {
  readonly result: StepResult;
  readonly observation: ObservationOf<Id> | undefined;
}

async function runStep<Id extends ProbeStepId>(
  id: Id,
  { run, ports, elapsedMs, earlier }: StepRun,
): Promise<DoneStep<Id>> {
  const { target, extent, credential } = run;
  const step: ProbeStep<Id> = STEPS[id];
  const startMs = elapsedMs();
  const endMs = Math.min(startMs + STEP_MS, RUN_MS[extent]);
  const deadline = new AbortController();
  const end = (): void => deadline.abort();
  const timer = setTimeout(end, endMs - startMs + GRACE_MS);
  // `AbortSignal.any` says the same and costs more than the judging of a step.
  run.signal?.addEventListener('abort', end, { once: true });
  const { signal } = deadline;
  const calls = new StepCalls(ports.dialer, {
    ...{ userAgent: ports.userAgent, now: ports.now, randomUuid: ports.randomUuid, elapsedMs, signal },
    leftMs: () => endMs - elapsedMs(),
  });
  const context = {
    ...{ calls, extent, credential, earlier, now: ports.now, randomUuid: ports.randomUuid },
    randomText: (octets: number) => Buffer.from(ports.randomBytes(octets)).toString('base64url'),
  };
  const observing = Promise.resolve().then(() => step.observe(target, context));
  const ended = await outcomeOf(observing, signal);
  clearTimeout(timer);
  run.signal?.removeEventListener('abort', end);
  const judged: Judgement =
    'observation' in ended
      ? JUDGES[id](ended.observation, target, ports.now())
      : judgement([], [generalFinding(id, ended.what, ended.message)]);
  const result: StepResult = {
    ...{ step: id, state: judged.state, missing: null, startMs, durationMs: elapsedMs() - startMs },
    ...{ phases: [...calls.phases], facts: judged.facts, findings: judged.findings },
    traces: calls.exchanges.map(traceOf),
  };
  return { result, observation: 'observation' in ended ? ended.observation : undefined };
}

type Ended<T> =
  { readonly observation: T } | { readonly what: 'overran' | 'failed'; readonly message: string };

/** A step that hangs or throws does not take the run with it. What it threw may hold secrets, so only its kind is told. */
async function outcomeOf<T>(step: Promise<T>, signal: AbortSignal): Promise<Ended<T>> {
  const aborted = new Promise<Ended<T>>((resolve) => {
    const end = (): void => resolve({ what: 'overran', message: 'The step was ended before it was done.' });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  const done = step.then(
    (observation): Ended<T> => ({ observation }),
    (error: unknown): Ended<T> => ({
      what: 'failed',
      message: `The step failed on our side (${error instanceof Error ? error.name : typeof error}).`,
    }),
  );
  return Promise.race([done, aborted]);
}

/** Looks at the reference hosts only when nobody answered at all, which is when it matters. */
async function judgedWithReferences(
  steps: readonly StepResult[],
  { target, references = [] }: ProbeRun,
  { dialer }: RunPorts,
): Promise<readonly StepResult[]> {
  const isSilent = judgeAvailability(steps, target.kind) === 'down' && !metIn(steps, target.kind).error;
  if (!isSilent || references.length === 0) return steps;
  return withReferenceLook(steps, await lookAtReferences(references, dialer));
}

/** The server's chain as it was sent, leaf first, then ours. */
function certificatesMet({ tls, mtls }: Earlier): readonly MetCertificate[] {
  const handshake =
    tls?.handshake.ok === true
      ? tls.handshake
      : mtls?.call.outcome.ok === true
        ? mtls.call.outcome.handshake
        : null;
  const met = (end: MetCertificate['end'], ders: readonly Uint8Array[]): readonly MetCertificate[] =>
    ders.flatMap((der) => metCertificate(end, der, createHash('sha256').update(der).digest('hex')) ?? []);
  return [...met('server', handshake?.chain ?? []), ...met('client', mtls?.certificates ?? [])];
}
