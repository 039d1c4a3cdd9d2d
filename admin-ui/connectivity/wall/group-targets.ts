import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';

type Grouped = Pick<ProbeTargetView, 'name' | 'organisationId' | 'organisationName' | 'state'>;

export interface TargetGroup<T> {
  readonly organisationId: string | null;
  /** Null for targets of nobody. */
  readonly organisationName: string | null;
  readonly targets: readonly T[];
  /** How many are down or answer in part. */
  readonly troubled: number;
}

const WEIGHT: Readonly<Record<ProbeTargetView['state'], number>> = {
  ...{ down: 0, degraded: 1, unknown: 2, maintenance: 3, waiting: 4, up: 5, paused: 6 },
};

/** By organisation; what is worst stands on top, in the group and among the groups. */
export function groupTargets<T extends Grouped>(targets: readonly T[]): TargetGroup<T>[] {
  const byOrganisation = new Map<string, T[]>();
  for (const target of targets) {
    const key = target.organisationId ?? '';
    byOrganisation.set(key, [...(byOrganisation.get(key) ?? []), target]);
  }
  return [...byOrganisation.values()]
    .map((members) => ({
      organisationId: members[0]?.organisationId ?? null,
      organisationName: members[0]?.organisationName ?? null,
      targets: members.sort(
        (one, other) => WEIGHT[one.state] - WEIGHT[other.state] || one.name.localeCompare(other.name),
      ),
      troubled: members.filter(({ state }) => state === 'down' || state === 'degraded').length,
    }))
    .sort(
      (one, other) =>
        worst(one.targets) - worst(other.targets) ||
        (one.organisationName ?? '\uffff').localeCompare(other.organisationName ?? '\uffff'),
    );
}

const worst = (targets: readonly Grouped[]): number =>
  Math.min(...targets.map(({ state }) => (state === 'down' || state === 'degraded' ? WEIGHT[state] : 2)));
