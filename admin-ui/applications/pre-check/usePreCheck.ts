import { useQuery } from '@tanstack/react-query';
import type { Application, PreCheckAnswer } from '../../../server/applications/applications.contract.js';
import { request } from '../../providers/http.js';

/** Asked anew whenever the application changes; the server keeps nothing of it. */
export function usePreCheck(application: Application) {
  return useQuery({
    queryKey: ['pre-check', application],
    queryFn: async ({ signal }) => {
      const body = { application };
      return (await request<PreCheckAnswer>('/applications/pre-check', { method: 'POST', body, signal }))
        .data;
    },
  });
}
