import type { Status } from '../../server/status/status.contract.js';
import { useApi } from '../providers/useApi.js';

const REFRESH_MS = 60_000;

/** Whether Qwarden itself is well. */
export const useStatus = () => useApi<Status>('/status', { refetchMs: REFRESH_MS });
