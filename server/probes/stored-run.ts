import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw } from 'node:zlib';
import type { MetCertificate, ProbeReport, StepResult } from '../core/probes/probe-result.js';
import type { ProbeStepId } from '../core/probes/probe-steps.js';
import type { ProbeTarget } from '../core/probes/probe-target.js';
import { bareStep } from '../core/probes/run-news.js';

/** What is kept of a run beside its row. */
export interface StoredRun {
  readonly target: ProbeTarget;
  readonly steps: readonly StepResult[];
  /** Still to come, while it runs. */
  readonly awaited: readonly ProbeStepId[];
  readonly certificates: readonly MetCertificate[];
  readonly metadata: ProbeReport['metadata'];
}

const deflate = promisify(deflateRaw);
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);
/** What we packed ourselves is far smaller; a damaged row must not fill the memory. */
const LONGEST = 32 * 1024 * 1024;

/** Below this many characters the way to another thread and back costs several times what packing does. */
const SHORT = 16_384;

export async function packRun(run: StoredRun): Promise<Buffer> {
  const text = JSON.stringify(run);
  return text.length <= SHORT ? deflateRawSync(text) : deflate(text);
}

/** Of a run that brought no news: its steps and their times. */
export const bareRun = ({ target, steps }: ProbeReport): StoredRun => ({
  ...{ target, steps: steps.map(bareStep), awaited: [], certificates: [], metadata: null },
});

export const wholeRun = ({ target, steps, certificates, metadata }: ProbeReport): StoredRun => ({
  ...{ target, steps, awaited: [], certificates, metadata },
});

export async function unpackRun(bytes: Uint8Array): Promise<StoredRun> {
  const text = await inflate(bytes, { maxOutputLength: LONGEST });
  return JSON.parse(text.toString('utf8')) as StoredRun;
}
