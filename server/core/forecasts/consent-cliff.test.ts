import { describe, expect, test } from '@jest/globals';
import type { AccessEnd } from './access-end.js';
import { CLIFF_CAUSES } from './cliff-cause.js';
import { consentCliff, type ConsentGroup, supportKey } from './consent-cliff.js';

const DAY_MS = 86_400_000;
const FROM = new Date('2026-11-23T15:30:00Z');
const day = (n: number): string => new Date(FROM.getTime() + n * DAY_MS).toISOString().slice(0, 10);

/** Numbers that are the same in every run (mulberry32). */
function random(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('the consent cliff', () => {
  test('equals a count of single consents, day by day, in 80 random worlds', () => {
    for (let seed = 0; seed < 80; seed += 1) {
      const next = random(seed);
      const end = (): Date => new Date(FROM.getTime() + (next(260) - 20) * DAY_MS);
      const certificates = new Map([0, 1, 2].map((n) => [`c${n}`, end()]));
      const grants = new Map([0, 1, 2].map((n) => [`g${n}`, end()]));
      const access = new Map(
        ['o0', 'o1'].flatMap((of) =>
          ['e0', 'e1'].map((edition): [string, AccessEnd] => [
            supportKey(of, edition),
            { at: end(), cause: next(2) === 0 ? 'register' : 'certificate' },
          ]),
        ),
      );
      const groups: ConsentGroup[] = Array.from({ length: next(40) }, () => ({
        ...{ organisationId: `o${next(3)}`, organisationName: 'O', edition: `e${next(2)}` },
        ...{ day: day(next(260)), count: 1 + next(5) },
        certificateId: next(3) === 0 ? null : `c${next(4)}`,
        grantId: next(3) === 0 ? null : `g${next(4)}`,
      }));
      const rows = consentCliff(groups, { certificates, grants, access }, FROM, 180);

      const wrong: unknown[] = [];
      let counted = 0;
      for (let n = 0; n < 180; n += 1)
        for (const organisationId of ['o0', 'o1', 'o2'])
          for (const edition of ['e0', 'e1']) {
            // One consent at a time: it stops on the first of these days, and not before today.
            let expected = 0;
            for (const group of groups)
              for (let one = 0; one < group.count; one += 1) {
                if (group.organisationId !== organisationId || group.edition !== edition) continue;
                const ends = [group.day];
                const certificate = certificates.get(group.certificateId ?? '');
                const grant = grants.get(group.grantId ?? '');
                if (certificate) ends.push(certificate.toISOString().slice(0, 10));
                if (grant) ends.push(grant.toISOString().slice(0, 10));
                const opened = access.get(supportKey(organisationId, edition));
                if (opened && group.certificateId === null && group.grantId === null)
                  ends.push(opened.at.toISOString().slice(0, 10));
                const stops = ends.sort()[0]!;
                if ((stops < day(0) ? day(0) : stops) === day(n)) expected += 1;
              }
            const found = rows.filter(
              (row) => row.day === day(n) && row.organisationId === organisationId && row.edition === edition,
            );
            if (found.length !== (expected === 0 ? 0 : 1) || (found[0]?.total ?? 0) !== expected)
              wrong.push({ seed, n, organisationId, edition, expected, found });
            counted += expected;
          }
      expect(wrong).toStrictEqual([]);
      expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(counted);
      for (const { total, byCause } of rows)
        expect(CLIFF_CAUSES.reduce((sum, cause) => sum + byCause[cause], 0)).toBe(total);
    }
  });

  test('says that the certificate took them, unless they end on the same day anyway', () => {
    const group = { organisationId: 'o', organisationName: 'O', edition: 'e', grantId: null, count: 7 };
    const certificates = new Map([['c', new Date('2026-12-01T08:00:00Z')]]);
    const causes = (last: string) =>
      consentCliff(
        [{ ...group, day: last, certificateId: 'c' }],
        { certificates, grants: new Map(), access: new Map() },
        FROM,
        180,
      ).map((row) => [row.day, row.byCause]);
    expect(causes('2026-12-15')).toEqual([
      ['2026-12-01', { consent: 0, certificate: 7, grant: 0, register: 0 }],
    ]);
    expect(causes('2026-12-01')).toEqual([
      ['2026-12-01', { consent: 7, certificate: 0, grant: 0, register: 0 }],
    ]);
  });
});
