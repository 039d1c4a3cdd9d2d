import type { TrustedList } from '../../server/trust/trust.contract.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { hasFailed } from '../trust/states.js';

const REFRESH_MS = 60_000;
const ALL = '/trusted-lists?range=%5B0,99%5D&sort=%5B%22territory%22,%22ASC%22%5D';

/** Those that are not as they have to be: stale, refused, without a usable edition. */
const isTroubled = (list: TrustedList): boolean =>
  list.state === 'overdue' ||
  list.state === 'signer-withdrawn' ||
  hasFailed(list) ||
  (list.state === 'missing' && list.lastAttemptAt !== null);

export function useTrustedLists() {
  const may = useMay('trusted-lists.read');
  const { data } = useApi<TrustedList[]>(may ? ALL : null, { refetchMs: REFRESH_MS });
  return { lists: data, troubled: (data ?? []).filter(isTroubled) };
}
