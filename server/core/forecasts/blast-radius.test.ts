import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type RestingConsents,
  type Stop,
  stoppedConsents,
  touchedAccess,
  type UsedAccess,
} from './blast-radius.js';

const AT = new Date('2026-11-23T15:30:00Z');
const LATER = new Date('2027-05-01T00:00:00Z');
const STOP_NOTHING: Stop = { certificates: new Set(), grants: new Set() };

const accessOf = (
  id: string,
  certificates: readonly string[],
  other: Partial<UsedAccess> = {},
): UsedAccess => ({
  ...{ id, organisationId: 'o', edition: 'berlin-1.3', environment: 'production', role: 'PSP_AI' },
  ...{ state: 'active', ...other },
  certificates: certificates.map((certificateId) => ({ certificateId, state: 'active', until: LATER })),
});

describe('what stops with a certificate', () => {
  const stop = { ...STOP_NOTHING, certificates: new Set(['c1']) };

  test('is access that has no other, not access that another carries on', () => {
    const touched = touchedAccess(
      [accessOf('g1', ['c1']), accessOf('g2', ['c1', 'c2']), accessOf('g3', ['c2'])],
      stop,
      AT,
    );
    expect(touched.map(({ access, stops }) => [access.id, stops])).toEqual([
      ['g1', true],
      ['g2', false],
    ]);
  });

  test('is not what rests or has ended already', () => {
    const over = {
      ...accessOf('g2', []),
      certificates: [{ certificateId: 'c1', state: 'active' as const, until: AT }],
    };
    expect(touchedAccess([accessOf('g1', ['c1'], { state: 'suspended' }), over], stop, AT)).toEqual([]);
  });

  test('are consents that name nothing, where access to accounts in production stops', () => {
    const consents = (touched: readonly UsedAccess[], edition = 'berlin-1.3') =>
      stoppedConsents(
        [{ organisationId: 'o', edition, certificateId: null, grantId: null, count: 7 }],
        stop,
        touchedAccess(touched, stop, AT),
      );
    expect(consents([accessOf('g1', ['c1'])])).toBe(7);
    expect(consents([accessOf('g1', ['c1'])], 'georgia-0.8')).toBe(0);
    expect(consents([accessOf('g1', ['c1'], { environment: 'sandbox' })])).toBe(0);
    expect(consents([accessOf('g1', ['c1'], { role: 'PSP_PI' })])).toBe(0);
    expect(consents([accessOf('g1', ['c1', 'c2'])])).toBe(0);
  });
});

test('counts equal those of one consent at a time, in random worlds', () => {
  const someOf = (prefix: string, most: number) =>
    fc.constantFrom(...Array.from({ length: most }, (_, n) => `${prefix}${n}`));
  const access = fc.record({
    ...{ organisationId: someOf('o', 3), edition: someOf('e', 2) },
    ...{ environment: fc.constantFrom('production', 'sandbox'), role: fc.constantFrom('PSP_AI', 'PSP_PI') },
    state: fc.constantFrom('active' as const, 'suspended' as const),
    certificates: fc.array(
      fc.record({
        ...{ certificateId: someOf('c', 4), state: fc.constantFrom('active' as const, 'suspended' as const) },
        until: fc.constantFrom(new Date(AT.getTime() - 1), LATER),
      }),
      { maxLength: 3 },
    ),
  });
  const group = fc.record({
    ...{ organisationId: someOf('o', 3), edition: someOf('e', 2), count: fc.integer({ min: 1, max: 4 }) },
    ...{ certificateId: fc.option(someOf('c', 4)), grantId: fc.option(someOf('g', 6)) },
  });
  const ids = (prefix: string, most: number) => fc.array(someOf(prefix, most)).map((found) => new Set(found));
  fc.assert(
    fc.property(
      fc.array(access, { maxLength: 6 }).map((all) => all.map((one, n) => ({ ...one, id: `g${n}` }))),
      fc.array(group, { maxLength: 10 }),
      fc.record({ certificates: ids('c', 4), grants: ids('g', 6) }),
      (accesses, groups: readonly RestingConsents[], stop) => {
        // What opens something now and nothing any more afterwards.
        const opens = (one: UsedAccess, after: boolean): boolean =>
          one.state === 'active' &&
          !(after && stop.grants.has(one.id)) &&
          one.certificates.some(
            ({ certificateId, state, until }) =>
              state === 'active' && until > AT && !(after && stop.certificates.has(certificateId)),
          );
        const lost = accesses.filter((one) => opens(one, false) && !opens(one, true));
        let expected = 0;
        for (const { count, certificateId, grantId, organisationId, edition } of groups) {
          const named = certificateId !== null || grantId !== null;
          const stops = named
            ? stop.certificates.has(certificateId ?? '') ||
              stop.grants.has(grantId ?? '') ||
              lost.some(({ id }) => id === grantId)
            : lost.some(
                (one) =>
                  `${one.organisationId} ${one.edition} ${one.environment} ${one.role}` ===
                  `${organisationId} ${edition} production PSP_AI`,
              );
          if (stops) expected += count;
        }
        const touched = touchedAccess(accesses, stop, AT);
        expect(touched.filter(({ stops }) => stops).map(({ access: { id } }) => id)).toEqual(
          lost.map(({ id }) => id),
        );
        expect(stoppedConsents(groups, stop, touched)).toBe(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});
