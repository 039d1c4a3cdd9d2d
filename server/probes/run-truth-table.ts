import { resourceBaseOf } from '../core/probes/make-target.js';
import {
  judgeTruthTable,
  TRUTH_CASES,
  type TruthCase,
  type TruthRow,
} from '../core/probes/mtls-truth-table.js';
import type { SeenCall } from '../core/probes/observation.js';
import type { Trace } from '../core/probes/probe-result.js';
import type { ProbeTarget } from '../core/probes/probe-target.js';
import { traceOf } from '../core/probes/trace.js';
import type { ClientCredential } from '../ports/dialer.js';
import type { RunPorts } from './run-probe.js';
import { CALL_MS, StepCalls } from './step-calls.js';

export interface TruthTableRun {
  readonly target: ProbeTarget;
  /** Those that the caller has; no certificate is always asked. */
  readonly credentials: Readonly<Partial<Record<Exclude<TruthCase, 'no-certificate'>, ClientCredential>>>;
  /** What the certificate with the wrong role lacks. */
  readonly missingRole: 'PSP_AI' | 'PSP_PI';
  readonly signal?: AbortSignal;
}

export interface TruthTable {
  readonly rows: readonly TruthRow[];
  readonly traces: Readonly<Partial<Record<TruthCase, Trace>>>;
}

/**
 * Asks the same question with each certificate: the status of a consent, or of a payment, that does not exist, because only
 * the role in question hears that it does not. One call each, one after the other. Never throws for what the network does.
 */
export async function runTruthTable(run: TruthTableRun, ports: RunPorts): Promise<TruthTable> {
  const { target, credentials, missingRole } = run;
  const zero = ports.elapsedMs();
  const calls = new StepCalls(ports.dialer, {
    ...{ userAgent: ports.userAgent, now: ports.now, randomUuid: ports.randomUuid },
    elapsedMs: () => ports.elapsedMs() - zero,
    leftMs: () => CALL_MS,
    signal: run.signal ?? new AbortController().signal,
  });
  const seen: Partial<Record<TruthCase, SeenCall>> = {};
  for (const name of TRUTH_CASES) {
    const credential = name === 'no-certificate' ? null : credentials[name];
    if (credential === undefined || run.signal?.aborted === true) continue;
    const path =
      missingRole === 'PSP_AI'
        ? `consents/${ports.randomUuid()}/status`
        : `payments/${encodeURIComponent(target.paymentProduct ?? 'sepa-credit-transfers')}/${ports.randomUuid()}/status`;
    seen[name] = await calls.exchange({ url: `${resourceBaseOf(target)}/${path}`, credential });
  }
  const traces = Object.fromEntries(Object.entries(seen).map(([name, call]) => [name, traceOf(call)]));
  return { rows: judgeTruthTable(seen), traces };
}
