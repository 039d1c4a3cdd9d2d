import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FINDING_CODES } from './finding-codes.js';
import { judgeAvailability } from './judge-availability.js';
import { type Availability, type ProbeFinding, PROBE_QUESTIONS, type StepResult } from './probe-result.js';
import { PROBE_STEPS, type ProbeStepId } from './probe-steps.js';
import { reachVerdicts } from './reach-verdicts.js';
import { withReferenceLook } from './reference-host.js';

const findingOf = (code: string): ProbeFinding => {
  const { severity, advice, citation, fault } = FINDING_CODES.get(code)!;
  return { code, severity, message: `${code} was seen.`, advice, citation, fault };
};

const stepOf = (
  step: ProbeStepId,
  findings: readonly ProbeFinding[],
  over: Partial<StepResult> = {},
): StepResult => ({
  ...{ step, state: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass', missing: null },
  ...{ startMs: 0, durationMs: 1, phases: [], facts: [], findings, traces: [] },
  ...over,
});

/** Steps out of codes, in the order of a run. */
const run = (...codes: readonly string[]): readonly StepResult[] =>
  PROBE_STEPS.flatMap((step) => {
    const own = codes.filter((code) => code.startsWith(`${step}.`));
    return own.length === 0 ? [] : [stepOf(step, own.map(findingOf))];
  });

const answersOf = (steps: readonly StepResult[]) =>
  Object.fromEntries(reachVerdicts(steps).map(({ question, answer }) => [question, answer]));

describe('availability', () => {
  test.each<[Availability, readonly string[]]>([
    ['up', ['tls.handshake', 'mtls.accepted', 'discovery.read', 'accounts-without-token.refused']],
    ['up', ['tls.certificate-demanded']],
    ['up', ['tls.handshake', 'mtls.certificate-refused-by-alert', 'discovery.certificate-demanded']],
    ['up', ['tls.handshake', 'mtls.certificate-refused-forbidden', 'discovery.certificate-demanded']],
    ['up', ['tls.handshake', 'mtls.certificate-refused-by-code', 'discovery.read']],
    ['up', ['tls.handshake', 'mtls.closed-by-server', 'discovery.read']],
    ['up', ['tls.handshake', 'mtls.too-many-requests', 'discovery.too-many-requests']],
    ['degraded', ['tls.handshake', 'mtls.accepted', 'discovery.issuer-differs']],
    ['degraded', ['tls.handshake', 'mtls.accepted', 'discovery.read', 'accounts-without-token.server-error']],
    ['degraded', ['tls.handshake', 'mtls.accepted', 'discovery.read', 'accounts-without-token.timed-out']],
    ['degraded', ['tls.handshake', 'mtls.accepted', 'accounts-without-token.body-not-json']],
    ['degraded', ['tls.server-certificate-expired', 'mtls.server-not-trusted']],
    ['degraded', ['tls.tls-version']],
    ['down', ['dns.name-unknown']],
    ['down', ['dns.found', 'tcp.connect-timed-out']],
    ['down', ['tls.handshake', 'mtls.timed-out', 'discovery.timed-out']],
    ['down', ['tls.handshake', 'mtls.server-error', 'discovery.server-error']],
    ['down', ['tls.reset', 'mtls.closed-by-server']],
    ['unknown', ['dns.name-failed']],
    ['unknown', ['tls.refused-address']],
    ['unknown', ['tls.connect-timed-out', 'tls.references-silent']],
    ['unknown', ['tls.handshake', 'mtls.credential-unusable']],
    ['unknown', ['tls.handshake', 'mtls.closed-by-server', 'discovery.without-answer-to-nobody']],
    ['unknown', []],
  ])('is %s after %s', (availability, codes) => {
    expect(judgeAvailability(run(...codes), 'xs2a')).toBe(availability);
  });

  test('of a plain server is a handshake', () => {
    expect(judgeAvailability(run('tls.handshake'), 'tls')).toBe('up');
    expect(judgeAvailability(run('tls.handshake', 'mtls.timed-out'), 'xs2a')).toBe('down');
  });

  const codes = fc.subarray([...FINDING_CODES.keys()], { maxLength: 12 });
  const effects = (chosen: readonly string[]) => chosen.map((code) => FINDING_CODES.get(code)!.effect);

  test('is never down where anybody was refused, nor where our own side failed in silence', () => {
    const refusal = fc.constantFrom(
      ...[...FINDING_CODES.keys()].filter((code) =>
        /\.(certificate-refused|certificate-demanded|role-refused)/.test(code),
      ),
    );
    fc.assert(
      fc.property(codes, refusal, (chosen, refused) => {
        expect(judgeAvailability(run(...chosen, refused), 'xs2a')).not.toBe('down');
      }),
    );
  });

  test('is never up without an answer, and never up where something broke', () => {
    fc.assert(
      fc.property(codes, (chosen) => {
        const met = effects(chosen.filter((code) => code !== 'tls.handshake'));
        const availability = judgeAvailability(run(...chosen), 'xs2a');
        if (!met.includes('answered')) expect(availability).not.toBe('up');
        if (met.includes('broken') || met.includes('silent') || met.includes('error'))
          expect(availability).not.toBe('up');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the verdicts', () => {
  test('are one for each question, in order, whatever the run was', () => {
    fc.assert(
      fc.property(fc.subarray([...FINDING_CODES.keys()], { maxLength: 10 }), (chosen) => {
        const verdicts = reachVerdicts(run(...chosen));
        expect(verdicts.map(({ question }) => question)).toEqual([...PROBE_QUESTIONS]);
        for (const { answer, because, fault } of verdicts) {
          expect(because).toMatch(/\.$/);
          if (answer === 'yes' || answer === 'not-asked') expect(fault).toBe('none');
        }
      }),
    );
  });

  test.each([
    [
      ['tls.handshake', 'mtls.accepted'],
      { reachable: 'yes', 'certificate-accepted': 'yes', discovered: 'not-asked' },
    ],
    [
      ['tls.certificate-demanded', 'mtls.certificate-refused-by-alert'],
      { reachable: 'yes', 'certificate-accepted': 'no' },
    ],
    [['tls.closed', 'mtls.accepted'], { reachable: 'yes', 'certificate-accepted': 'yes' }],
    [['tls.server-name-differs', 'mtls.server-not-trusted'], { reachable: 'no' }],
    [
      ['mtls.accepted', 'accounts-without-token.certificate-refused-forbidden'],
      { 'certificate-accepted': 'no', PSP_AI: 'unknown' },
    ],
    [
      ['mtls.accepted', 'accounts-without-token.refused', 'consent-status.role-refused'],
      { 'certificate-accepted': 'yes', PSP_AI: 'no' },
    ],
    [['mtls.accepted', 'payment-status.unknown-payment'], { PSP_PI: 'yes', PSP_AI: 'not-asked' }],
    [['tls.handshake', 'mtls.closed-by-server', 'discovery.read'], { 'certificate-accepted': 'no' }],
    [['tls.handshake', 'mtls.closed-by-server', 'discovery.closed'], { 'certificate-accepted': 'unknown' }],
    [['discovery.read', 'discovery.issuer-differs'], { discovered: 'no' }],
    [['token-endpoint.authentication-missing'], { 'client-known': 'unknown' }],
    [['token-endpoint.client-known', 'authorize-own-client.client-known'], { 'client-known': 'yes' }],
    [['tls.connect-timed-out', 'tls.references-silent'], { reachable: 'unknown' }],
  ])('of %s', (codes, expected) => {
    expect(answersOf(run(...codes))).toMatchObject(expected);
  });

  test('name what was missing', () => {
    const skipped = stepOf('payment-status', [], { state: 'skipped', missing: 'certificate' });
    expect(reachVerdicts([skipped]).at(-1)).toEqual({
      ...{ question: 'PSP_PI', answer: 'not-asked', fault: 'none' },
      because: 'No step could ask it; missing: certificate.',
    });
  });
});

describe('the look at other hosts', () => {
  const silent = run('dns.found', 'tcp.connect-timed-out');

  test('makes it unknown when none of them answers', () => {
    const looked = withReferenceLook(silent, { asked: 2, answered: 0 });
    expect(judgeAvailability(looked, 'xs2a')).toBe('unknown');
    expect(looked.map(({ state }) => state)).toEqual(['pass', 'unknown']);
    expect(reachVerdicts(looked)[0]).toMatchObject({ answer: 'unknown', fault: 'network' });
  });

  test("makes it the bank's when one does", () => {
    const looked = withReferenceLook(silent, { asked: 2, answered: 1 });
    expect(judgeAvailability(looked, 'xs2a')).toBe('down');
    expect(reachVerdicts(looked)[0]).toMatchObject({ answer: 'no', fault: 'bank' });
  });

  test('says nothing when nobody could be asked', () => {
    expect(withReferenceLook(silent, { asked: 0, answered: 0 })).toEqual(silent);
  });
});
