import {
  DEFAULT_PROFILE,
  type DecisionProfileView,
  type StepRole,
} from '../../server/reviews/decisions.contract.js';

/** How decisions are made, without who decided that. */
export type ProfileSettings = Pick<
  DecisionProfileView,
  | 'name'
  | 'edition'
  | 'environment'
  | 'approvals'
  | 'renewalApprovals'
  | 'steps'
  | 'blindSecond'
  | 'slaHours'
  | 'validForDays'
  | 'answerWithinDays'
  | 'draftForDays'
  | 'automatic'
> & {
  /** Without it everybody who decides gives each approval. */
  readonly stepRoles?: readonly StepRole[] | undefined;
};

export type VersionState = 'proposed' | 'in-force' | 'built-in' | 'replaced' | 'revoked';

/** All versions of what is decided for one edition and environment. */
export interface Profile {
  readonly profileId: string;
  /** What counts now; null until the first version was approved. */
  readonly inForce: (ProfileSettings & { readonly version: number }) | null;
  /** Whether `inForce` is what is shipped. */
  readonly builtIn: boolean;
  readonly proposed: DecisionProfileView | null;
  /** Newest first. */
  readonly versions: readonly DecisionProfileView[];
}

const BUILT_IN: ProfileSettings & { readonly version: number } = {
  ...DEFAULT_PROFILE,
  ...{ edition: null, environment: null },
  steps: [...DEFAULT_PROFILE.steps],
  stepRoles: DEFAULT_PROFILE.steps.map(() => 'compliance-officer' as const),
  automatic: { ...DEFAULT_PROFILE.automatic, lanes: [...DEFAULT_PROFILE.automatic.lanes] },
};

/** What is for everything comes first, then by name; the built-in profile stands until a version replaces it. */
export function profilesOf(all: readonly DecisionProfileView[]): readonly Profile[] {
  const ids = new Set([DEFAULT_PROFILE.id, ...all.map(({ profileId }) => profileId).sort()]);
  return [...ids].map((profileId) => profileOf(profileId, all));
}

export function profileOf(profileId: string, all: readonly DecisionProfileView[]): Profile {
  const versions = all
    .filter((one) => one.profileId === profileId)
    .sort((one, other) => other.version - one.version);
  const approved = versions.find(({ state }) => state === 'approved');
  const builtIn = approved === undefined && profileId === DEFAULT_PROFILE.id;
  return {
    ...{ profileId, versions, builtIn },
    inForce: approved ?? (builtIn ? BUILT_IN : null),
    proposed: versions.find(({ state }) => state === 'proposed') ?? null,
  };
}

export function stateOfVersion({ versions }: Profile, version: DecisionProfileView): VersionState {
  if (version.state === 'proposed' || version.state === 'revoked') return version.state;
  const newest = versions.find(({ state }) => state === 'approved');
  return newest?.id === version.id ? 'in-force' : 'replaced';
}

/** What decides where nothing closer was approved by then: as the server chooses. */
export function countsFor(
  { edition, environment }: Pick<ProfileSettings, 'edition' | 'environment'>,
  profiles: readonly Profile[],
  by?: string,
): ProfileSettings {
  const fits = [
    idFor(edition, environment),
    idFor(edition, null),
    idFor(null, environment),
    DEFAULT_PROFILE.id,
  ];
  for (const id of fits) {
    const found = profiles
      .find(({ profileId }) => profileId === id)
      ?.versions.find(
        ({ state, approvedAt }) => state === 'approved' && (by === undefined || (approvedAt ?? '') <= by),
      );
    if (found) return found;
  }
  return BUILT_IN;
}

/** What a version is compared with: what counted for the same when it was proposed. */
export const before = (version: DecisionProfileView, profiles: readonly Profile[]): ProfileSettings =>
  countsFor(version, profiles, version.proposedAt);

export const idFor = (edition: string | null, environment: string | null): string =>
  edition === null && environment === null
    ? DEFAULT_PROFILE.id
    : [edition ?? 'any', environment ?? 'any'].join(':');
