import { useCallback } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { request } from './http.js';

interface ReadOptions<T> {
  /** How long until it is read again; a function decides by what was read, and ends it with `false`. */
  readonly refetchMs?: number | ((data: T | undefined) => number | false);
}

/** Reads one address of the API that is no react-admin resource. `null` asks nothing. */
export function useApi<T>(path: string | null, { refetchMs }: ReadOptions<T> = {}) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<T>({
    queryKey: ['api', path],
    enabled: path !== null,
    queryFn: async ({ signal }) => {
      try {
        return (await request<T>(path ?? '', { signal })).data;
      } catch (error) {
        if (!signal.aborted) await logoutIfAccessDenied(error);
        throw error;
      }
    },
    ...(refetchMs === undefined
      ? {}
      : {
          refetchInterval: typeof refetchMs === 'number' ? refetchMs : ({ state }) => refetchMs(state.data),
        }),
  });
}

interface ActionOptions<Result> {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Shown when it has worked; a translation key. */
  readonly done?: string;
  readonly onDone?: (result: Result) => void;
  /** Failures are shown by the caller, for instance beside the form. */
  readonly quiet?: boolean;
  /** Works without a session. */
  readonly open?: boolean;
}

/** Calls an action of the API, says how it went, and lets every screen read again what may have changed. */
export function useAction<Result = unknown, Input = void>(
  path: string | ((input: Input) => string),
  { method = 'POST', done, onDone, quiet = false, open = false }: ActionOptions<Result> = {},
) {
  const queries = useQueryClient();
  const notify = useNotify();
  const sentence = useProblemSentence();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const refresh = useCallback(() => queries.invalidateQueries({ refetchType: 'active' }), [queries]);
  return useMutation<Result, Error, Input>({
    mutationFn: async (input) => {
      const address = typeof path === 'function' ? path(input) : path;
      return (
        await request<Result>(address, { method, open, ...(input === undefined ? {} : { body: input }) })
      ).data;
    },
    onSuccess: (result) => {
      if (done) notify(done, { type: 'success' });
      onDone?.(result);
      void refresh();
    },
    onError: async (error) => {
      if (await logoutIfAccessDenied(error)) return;
      if (!quiet) notify(sentence(error), { type: 'error', multiLine: true });
    },
  });
}
