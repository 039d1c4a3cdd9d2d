import { describe, expect, test } from '@jest/globals';
import { before, countsFor, profilesOf, stateOfVersion } from '../../admin-ui/decisions/profile-versions.js';
import { type DecisionProfileView, DEFAULT_PROFILE } from '../../server/reviews/decisions.contract.js';

const version = (
  profileId: string,
  number: number,
  state: 'proposed' | 'approved' | 'revoked',
  day: number,
): DecisionProfileView => {
  const [edition, environment] = profileId === 'default' ? [null, null] : profileId.split(':');
  const at = (hour: number) => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
  return {
    ...{ ...DEFAULT_PROFILE, steps: [...DEFAULT_PROFILE.steps], stepRoles: ['compliance-officer'] },
    automatic: { ...DEFAULT_PROFILE.automatic, lanes: [] },
    ...{ id: `${profileId}-${number}`, profileId, version: number, name: `${profileId} ${number}` },
    edition: edition === 'any' || edition === undefined ? null : (edition as 'berlin-1.3'),
    environment: environment === 'any' || environment === undefined ? null : (environment as 'production'),
    ...{ reason: 'Because of a reason.', state, proposedBy: 'Ona', proposedAt: at(9), approvable: false },
    ...(state === 'approved'
      ? { approvedBy: 'Jonas', approvedAt: at(12) }
      : { approvedBy: null, approvedAt: null }),
    ...{ revokedBy: null, revokedAt: null, revokedReason: null },
  };
};

describe('versions of decision profiles', () => {
  test('what is built in counts until a version of the default is approved', () => {
    const [only] = profilesOf([version('default', 2, 'proposed', 1)]);
    expect(only).toMatchObject({ builtIn: true, inForce: { version: 1 }, proposed: { version: 2 } });
    const [approved] = profilesOf([version('default', 2, 'approved', 1)]);
    expect(approved).toMatchObject({ builtIn: false, inForce: { version: 2 }, proposed: null });
  });

  test('of approved versions the newest is in force and the others are replaced', () => {
    const all = [version('default', 3, 'approved', 2), version('default', 2, 'approved', 1)];
    const [profile] = profilesOf(all);
    expect(all.map((one) => stateOfVersion(profile!, one))).toEqual(['in-force', 'replaced']);
  });

  test('the closest profile counts: edition and environment, edition, environment, everything', () => {
    const all = profilesOf([
      version('any:production', 1, 'approved', 1),
      version('berlin-1.3:any', 1, 'approved', 1),
      version('berlin-1.3:production', 1, 'proposed', 1),
    ]);
    const nameFor = (edition: 'berlin-1.3' | 'georgia-0.8', environment: 'production' | 'sandbox') =>
      countsFor({ edition, environment }, all).name;
    expect(nameFor('berlin-1.3', 'production')).toBe('berlin-1.3:any 1');
    expect(nameFor('georgia-0.8', 'production')).toBe('any:production 1');
    expect(nameFor('georgia-0.8', 'sandbox')).toBe(DEFAULT_PROFILE.name);
  });

  test('a version is compared with what counted when it was proposed, not with what came later', () => {
    const all = [
      version('default', 2, 'approved', 1),
      version('berlin-1.3:any', 1, 'approved', 5),
      version('default', 3, 'approved', 9),
      version('berlin-1.3:any', 2, 'proposed', 10),
    ];
    const profiles = profilesOf(all);
    expect(all.map((one) => before(one, profiles).name)).toEqual([
      DEFAULT_PROFILE.name,
      'default 2',
      'default 2',
      'berlin-1.3:any 1',
    ]);
  });
});
