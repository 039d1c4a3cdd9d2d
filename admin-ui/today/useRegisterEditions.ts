import type { RegisterEdition } from '../../server/registers/registers.contract.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { listApi } from '../registers/address.js';

const REFRESH_MS = 60_000;
const NEWEST = 30;
const LATE_AFTER_MS = 3 * 86_400_000;

/** What is in use of each register, and the last attempt where that was refused. */
export function useRegisterEditions() {
  const may = useMay('registers.read');
  const { data } = useApi<RegisterEdition[]>(
    may ? listApi('register-editions', {}, ['startedAt', 'DESC'], NEWEST) : null,
    { refetchMs: REFRESH_MS },
  );
  const current = useApi<RegisterEdition[]>(
    may ? listApi('register-editions', { state: 'current' }, ['publishedAt', 'DESC'], NEWEST) : null,
    { refetchMs: REFRESH_MS },
  );
  const sources = [...new Set((data ?? []).map(({ source }) => source))];
  const refused = sources.flatMap((source) => {
    const newest = data?.find((edition) => edition.source === source && edition.state !== 'importing');
    return newest?.state === 'refused' || newest?.state === 'abandoned' ? [newest] : [];
  });
  return { current: current.data, refused };
}

/** The EBA publishes every day; three days without an edition are as many answers that may be old. */
export const isLate = ({ publishedAt }: RegisterEdition, now: number): boolean =>
  publishedAt === null || now - Date.parse(publishedAt) > LATE_AFTER_MS;
