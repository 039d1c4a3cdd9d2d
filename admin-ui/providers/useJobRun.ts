import { useQuery } from '@tanstack/react-query';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import { request } from './http.js';

const POLL_MS = 1_000;

/** Follows work in the background to its end. `null` follows nothing. */
export function useJobRun(jobId: string | null) {
  return useQuery({
    queryKey: ['job-run', jobId],
    enabled: jobId !== null,
    queryFn: async ({ signal }) => (await request<JobRunWithResult>(`/jobs/${jobId}`, { signal })).data,
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'running' ? POLL_MS : false,
  });
}
