import type { ProbeRunDetails } from '../../../server/probes/probes.contract.js';
import { useApi } from '../../providers/useApi.js';

const POLL_MS = 700;

export const isUnderWay = ({ state }: Pick<ProbeRunDetails, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** A run; read again and again until it has ended. */
export function useRun(id: string | null) {
  return useApi<ProbeRunDetails>(id === null ? null : `/probe-runs/${id}`, {
    refetchMs: (run) => (run === undefined || isUnderWay(run) ? POLL_MS : false),
  });
}
