import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useNotify } from 'react-admin';
import { useMe } from '../../providers/useMe.js';
import { pathOf } from '../title.js';
import { readUploads, resumeImports, startUpload, subscribeToUploads, type Upload } from './uploads.js';

/** The uploads of whoever is signed in, newest first. */
export function useUploads(): readonly Upload[] {
  const me = useMe()?.id;
  useEffect(() => {
    if (me !== undefined) resumeImports(me);
  }, [me]);
  const all = useSyncExternalStore(subscribeToUploads, readUploads);
  return useMemo(() => all.filter(({ userId }) => userId === me), [all, me]);
}

/** Adds files. One file with one certificate leads straight to its page; everything else shows its results. */
export function useAddFiles() {
  const me = useMe()?.id;
  const navigate = useNavigate();
  const notify = useNotify();
  const queries = useQueryClient();
  return useCallback(
    async (files: readonly File[]) => {
      if (me === undefined || files.length === 0) return;
      const { results } = await startUpload(files, me);
      void queries.invalidateQueries({ refetchType: 'active' });
      const [only, ...others] = results;
      if (only?.certificate === undefined || others.length > 0) return;
      notify(`certificates.upload.one.${only.outcome}`, {
        type: only.outcome === 'created' ? 'success' : 'info',
      });
      if (window.location.href.includes('/certificates/create')) navigate(pathOf(only.certificate.id));
    },
    [me, navigate, notify, queries],
  );
}
