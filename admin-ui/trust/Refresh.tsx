import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useRefresh as useReload, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import { isSuccess, type TrustedListAttempt } from '../../server/trust/trust.contract.js';
import { Banner } from '../components/Banner.js';
import { JobProgress } from '../components/JobProgress.js';
import { useAction } from '../providers/useApi.js';
import { useJobRun } from '../providers/useJobRun.js';
import { AttemptList } from './AttemptList.js';

/** Fetches one list or all of them, in the background of the server, and says what became of each. */
export function useListRefresh(territory?: string) {
  const reload = useReload();
  const queries = useQueryClient();
  const start = useAction<{ jobId: string }, { territory?: string }>('/trusted-lists/refresh');
  const { data: run } = useJobRun(start.data?.jobId ?? null);
  const isRunning =
    start.isPending || (start.data !== undefined && (run === undefined || run.state === 'running'));
  const isFinished = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (!isFinished) return;
    reload();
    void queries.invalidateQueries({ queryKey: ['api'] });
  }, [isFinished, queries, reload]);
  return { isRunning, run, start: () => start.mutate(territory === undefined ? {} : { territory }) };
}

type ListRefresh = ReturnType<typeof useListRefresh>;

export const RefreshButton = ({ refresh }: { readonly refresh: ListRefresh }) => {
  const translate = useTranslate();
  return (
    <Button
      variant="contained"
      startIcon={<RefreshOutlined />}
      disabled={refresh.isRunning}
      onClick={refresh.start}
    >
      {translate(refresh.isRunning ? 'trust.refresh.busy' : 'trust.refresh.button')}
    </Button>
  );
};

export const RefreshOutcome = ({ refresh: { isRunning, run } }: { readonly refresh: ListRefresh }) => {
  const translate = useTranslate();
  if (isRunning)
    return (
      <Banner state="waiting" title={translate('trust.refresh.busy')}>
        <JobProgress run={run} words="trust.refresh.progress" />
      </Banner>
    );
  if (run === undefined) return null;
  if (run.state !== 'succeeded')
    return (
      <Banner state="critical" title={translate('trust.refresh.stopped')}>
        {run.error}
      </Banner>
    );
  const attempts = attemptsOf(run);
  const failed = attempts.filter(({ outcome }) => !isSuccess(outcome));
  const news = attempts.filter(({ outcome }) => outcome === 'accepted').length;
  return (
    <Banner
      state={failed.length > 0 ? 'warning' : 'ok'}
      title={
        failed.length > 0
          ? translate('trust.refresh.failed', { smart_count: failed.length })
          : translate('trust.refresh.done', { smart_count: news })
      }
    >
      {failed.length > 0 && <AttemptList attempts={failed} />}
    </Banner>
  );
};

function attemptsOf({ result }: JobRunWithResult): readonly TrustedListAttempt[] {
  const { attempts } = (result ?? {}) as { readonly attempts?: readonly TrustedListAttempt[] };
  return attempts ?? [];
}
