import { describe, expect, test } from '@jest/globals';
import { firstTroubled, type StepResult, waterfallOf } from '../../admin-ui/connectivity/run/waterfall.js';

const step = (part: Partial<StepResult>): StepResult => ({
  ...{ step: 'tls', state: 'pass', missing: null, startMs: 0, durationMs: 0 },
  ...{ phases: [], facts: [], findings: [], traces: [] },
  ...part,
});

describe('the waterfall of a run', () => {
  test('puts each bar where its step began, as a share of the whole run', () => {
    const steps = [
      step({ step: 'dns', startMs: 0, durationMs: 100 }),
      step({ step: 'tcp', startMs: 100, durationMs: 300 }),
    ];
    expect(waterfallOf({ steps, durationMs: 400 }).rows.map(({ bar }) => bar)).toEqual([
      { left: 0, width: 25 },
      { left: 25, width: 75 },
    ]);
  });

  test('puts phases on the scale of the run, in the order of time', () => {
    const phases = [
      { name: 'tls' as const, startMs: 150, durationMs: 50 },
      { name: 'tcp' as const, startMs: 100, durationMs: 50 },
    ];
    const [row] = waterfallOf({
      steps: [step({ startMs: 100, durationMs: 100, phases })],
      durationMs: 200,
    }).rows;
    expect(row?.phases.map(({ name, left, width }) => [name, left, width])).toEqual([
      ['tcp', 50, 25],
      ['tls', 75, 25],
    ]);
  });

  test('while it runs, is as long as what is known', () => {
    const steps = [step({ startMs: 10, durationMs: 40 })];
    expect(waterfallOf({ steps, durationMs: null }).totalMs).toBe(50);
  });

  test('never leaves its frame, also for clocks that went back', () => {
    const phases = [{ name: 'tcp' as const, startMs: -5, durationMs: 900 }];
    const [row] = waterfallOf({
      steps: [step({ startMs: -5, durationMs: 10, phases })],
      durationMs: 100,
    }).rows;
    expect(row?.bar).toEqual({ left: 0, width: 5 });
    expect(row?.phases[0]).toMatchObject({ left: 0, width: 100 });
  });

  test('draws no bar for a step that was skipped', () => {
    const [row] = waterfallOf({
      steps: [step({ state: 'skipped', missing: 'certificate' })],
      durationMs: 9,
    }).rows;
    expect(row?.bar).toBeNull();
  });

  test.each([
    [1_364, [0, 500, 1_000]],
    [90, [0, 20, 40, 60, 80]],
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [30_000, [0, 10_000, 20_000, 30_000]],
  ])('a run of %d ms is ruled by round figures', (durationMs, ticks) => {
    expect(waterfallOf({ steps: [], durationMs }).ticks.map(({ ms }) => Number(ms.toPrecision(6)))).toEqual(
      ticks,
    );
  });
});

describe('the step that is opened first', () => {
  test('is what failed, also after a warning', () => {
    const steps = [step({ step: 'dns', state: 'warning' }), step({ step: 'tcp', state: 'fail' })];
    expect(firstTroubled(steps)?.step).toBe('tcp');
  });
  test('is none where all is in order', () => {
    expect(firstTroubled([step({}), step({ state: 'skipped' })])).toBeUndefined();
  });
});
