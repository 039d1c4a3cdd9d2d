import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { STEPS } from '../../probes/steps.js';
import { EFFECTS } from './finding-kind.js';
import { FINDING_CODES } from './finding-codes.js';
import { JUDGES } from './judges.js';
import { PROBE_STEPS, type ProbeStepId, stepsOf } from './probe-steps.js';

const files = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''));

describe('the steps of a probe', () => {
  test('are the files of their folder, each under its own id', () => {
    expect([...files('../../probes/steps/')].sort()).toEqual([...PROBE_STEPS].sort());
    expect(Object.keys(STEPS).sort()).toEqual([...PROBE_STEPS].sort());
    expect(PROBE_STEPS.filter((id) => STEPS[id].id !== id)).toEqual([]);
  });

  test('have a judge each, in a file of that name', () => {
    expect(Object.keys(JUDGES).sort()).toEqual([...PROBE_STEPS].sort());
    expect(PROBE_STEPS.filter((id) => !files('./judges/').includes(id))).toEqual([]);
  });

  test('need only what runs before them', () => {
    const late = PROBE_STEPS.filter((id, i) =>
      STEPS[id].needs.some((need) => PROBE_STEPS.indexOf(need) >= i),
    );
    expect(late).toEqual([]);
  });

  test.each([['pulse'], ['full']] as const)('keep their order in a %s run', (extent) => {
    for (const kind of ['tls', 'xs2a'] as const) {
      const order = stepsOf(kind, extent).map((id) => PROBE_STEPS.indexOf(id));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });
});

describe('every finding', () => {
  const all = [...FINDING_CODES.values()];

  test('belongs to a step and is named in small letters', () => {
    const strange = all.filter(({ code }) => {
      const [step = '', what = ''] = code.split('.');
      return !PROBE_STEPS.includes(step as ProbeStepId) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(what);
    });
    expect(strange.map(({ code }) => code)).toEqual([]);
  });

  test('says what is the case, and what to do where somebody has to do something', () => {
    for (const { code, title, advice, severity, effect, citation } of all) {
      expect([code, title]).toEqual([code, expect.stringMatching(/^[A-Z].*[^.]$/)]);
      expect(EFFECTS).toContain(effect);
      expect([code, citation]).not.toEqual([code, expect.stringMatching(/\.$/)]);
      if (severity === 'error' || severity === 'warning')
        expect([code, advice]).toEqual([code, expect.stringMatching(/\.$/)]);
    }
  });

  test('that is a refusal of certificate or role is an answer', () => {
    const refusals = all.filter(({ code }) =>
      /certificate-refused|certificate-demanded|role-refused|too-many/.test(code),
    );
    expect(refusals.length).toBeGreaterThan(50);
    expect(new Set(refusals.map(({ effect }) => effect))).toEqual(new Set(['answered']));
  });
});
