import type {
  Availability,
  ProbeReport,
  StepResult,
  Verdict,
} from '../../server/core/probes/probe-result.js';
import { RUN_PROBE } from '../../server/probes/execution.service.js';
import type { ProbeRun, RunPorts } from '../../server/probes/run-probe.js';

/** What a target's next runs find. */
export interface Script {
  availability?: Availability;
  durationMs?: number;
  verdicts?: readonly Verdict[];
  metadata?: ProbeReport['metadata'];
  certificates?: ProbeReport['certificates'];
  steps?: readonly StepResult[];
  /** Resolves when the run may go on. */
  until?: Promise<unknown>;
}

export interface SeenRun {
  readonly host: string;
  readonly extent: string;
  readonly at: Date;
}

/**
 * Runs that find what a test says, for what is about schedules, history and alerts and not about networks: hours of runs
 * against a clock that is set by hand.
 */
export function scriptedProbes() {
  const scripts = new Map<string, Script>();
  const seen: SeenRun[] = [];
  let [running, most] = [0, 0];
  const run = async ({ target, extent, onStep, signal }: ProbeRun, ports: RunPorts): Promise<ProbeReport> => {
    const { availability = 'up', durationMs = 120, ...script } = scripts.get(target.host) ?? {};
    const startedAt = ports.now();
    seen.push({ host: target.host, extent, at: startedAt });
    most = Math.max(most, ++running);
    const steps = script.steps ?? [step(availability)];
    try {
      for (const [i, result] of steps.entries())
        await onStep?.({ result, done: i + 1, planned: steps.map((one) => one.step) });
      await new Promise((resolve) => setImmediate(resolve));
      if (script.until !== undefined)
        await Promise.race([
          script.until,
          new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true })),
        ]);
    } finally {
      running -= 1;
    }
    const verdicts: readonly Verdict[] = script.verdicts ?? [
      {
        ...{ question: 'reachable', answer: availability === 'down' ? 'no' : 'yes' },
        ...{ because: `It is ${availability}.`, fault: 'none' },
      },
    ];
    return {
      ...{ target, extent, startedAt: startedAt.toISOString(), durationMs, availability, verdicts, steps },
      finishedAt: new Date(startedAt.getTime() + durationMs).toISOString(),
      ...{ certificates: script.certificates ?? [], metadata: script.metadata ?? null },
    };
  };
  return {
    override: [RUN_PROBE, run] as const,
    seen,
    /** What runs of a host find from now on. */
    script: (host: string, script: Script) => void scripts.set(host, script),
    /** Runs that were under way at once. */
    most: () => most,
  };
}

const step = (availability: Availability): StepResult => ({
  ...{
    step: 'tls',
    state: availability === 'up' ? 'pass' : 'fail',
    missing: null,
    startMs: 0,
    durationMs: 90,
  },
  phases: [
    { name: 'dns', startMs: 0, durationMs: 5 },
    { name: 'tls', startMs: 5, durationMs: 85 },
  ],
  ...{ facts: [{ name: 'version', value: 'TLSv1.3' }], findings: [], traces: [] },
});
