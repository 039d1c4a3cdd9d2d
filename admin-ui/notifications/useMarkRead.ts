import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../providers/http.js';

/** Marks one as read without a word; it fails quietly, as nothing depends on it. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useCallback(
    async ({ id, readAt }: { readonly id: string; readonly readAt: string | null }) => {
      if (readAt !== null) return;
      await request(`/notifications/${id}/read`, { method: 'POST' }).catch(() => undefined);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === 'notifications' ||
          (queryKey[0] === 'api' && String(queryKey[1]).startsWith('/notifications')),
      });
    },
    [queries],
  );
}
