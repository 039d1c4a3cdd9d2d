import { targetOrigin } from '../core/probes/make-target.js';
import type { ProbeTarget } from '../core/probes/probe-target.js';
import type { StandingVerdict } from '../core/probes/run-news.js';
import type { ProbeTargetEntity } from './probe-target.entity.js';
import type { ProbeTargetRow } from './probes.contract.js';

/** As the API shows it. */
export function targetView(row: ProbeTargetEntity): ProbeTargetRow {
  const { host, port, verdicts, expectedRoles, nextRunAt, ...rest } = row;
  return {
    ...rest,
    origin: originOf({ host, port }),
    expectedRoles: [...expectedRoles],
    verdicts: verdicts.map(({ since, definite: _, ...verdict }: StandingVerdict) => ({
      ...verdict,
      since: new Date(since),
    })),
    // While a run is under way, the column says when its lease ends.
    nextRunAt: row.dueAt ?? nextRunAt,
  };
}

/** As a run has to know it, and keeps it. */
export const snapshotOf = (row: ProbeTargetEntity): ProbeTarget => ({
  ...{ kind: row.kind, edition: row.edition, host: row.host, port: row.port, basePath: row.basePath },
  ...{ discoveryUrl: row.discoveryUrl, otherResourceBase: row.otherResourceBase },
  ...{ clientId: row.clientId, redirectUri: row.redirectUri, expectedRoles: [...row.expectedRoles] },
  paymentProduct: row.paymentProduct,
});

/** Whether anybody asks it at present. */
export const isAsked = ({
  isPaused,
  needsSwitchingOn,
  switchedOnAt,
}: Pick<ProbeTargetEntity, 'isPaused' | 'needsSwitchingOn' | 'switchedOnAt'>): boolean =>
  !isPaused && (!needsSwitchingOn || switchedOnAt !== null);

/** `https://host:port`; the port is left out when it is 443. */
export const originOf = ({ host, port }: { readonly host: string; readonly port: number }): string =>
  targetOrigin({ host, port } as ProbeTarget);
