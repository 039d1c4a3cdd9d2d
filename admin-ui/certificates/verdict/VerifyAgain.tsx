import GppGoodOutlined from '@mui/icons-material/GppGoodOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useEffect, useId, useState } from 'react';
import { useListContext, useRefresh, useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { OUTCOMES } from '../../../server/evaluations/evaluations.contract.js';
import type { JobRunWithResult } from '../../../server/jobs/jobs.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { JobProgress } from '../../components/JobProgress.js';
import { useAction } from '../../providers/useApi.js';
import { useJobRun } from '../../providers/useJobRun.js';
import { EVALUATE_MANY } from './address.js';
import { VerdictChip } from './VerdictChip.js';

/** Verifies the selected certificates again, in the background of the server. */
export const VerifyAgain = ({ ids }: { readonly ids: readonly string[] }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState<readonly string[]>();
  return (
    <>
      <Button size="small" startIcon={<GppGoodOutlined />} onClick={() => setAsking(ids)}>
        {translate('verdict.bulk.button')}
      </Button>
      {asking !== undefined && <VerifyDialog ids={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
};

const VerifyDialog = ({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) => {
  const translate = useTranslate();
  const heading = useId();
  const refresh = useRefresh();
  const { onUnselectItems } = useListContext<Certificate>();
  const start = useAction<{ jobId: string }, { ids: readonly string[] }>(EVALUATE_MANY, { quiet: true });
  const { data: run, error } = useJobRun(start.data?.jobId ?? null);
  const finished = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (finished) refresh();
  }, [finished, refresh]);
  const close = () => {
    if (start.data !== undefined) onUnselectItems();
    onClose();
  };
  return (
    <Dialog open onClose={close} maxWidth="xs" fullWidth aria-labelledby={heading}>
      <DialogTitle id={heading}>
        {translate(finished ? 'verdict.bulk.finished' : 'verdict.bulk.title', { smart_count: ids.length })}
      </DialogTitle>
      <DialogContent>
        {start.isIdle || start.isError ? (
          <>
            {start.error && <ErrorState error={start.error} />}
            <Typography variant="body2" color="textSecondary">
              {translate('verdict.bulk.help')}
            </Typography>
          </>
        ) : finished ? (
          <Result run={run} />
        ) : (
          <>
            {error && <ErrorState error={error} />}
            <JobProgress run={run} words="verdict.bulk.progress" />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
              {translate('verdict.bulk.leave')}
            </Typography>
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={close}>
          {translate(start.isIdle || start.isError ? 'action.cancel' : 'action.close')}
        </Button>
        {(start.isIdle || start.isError) && (
          <Button variant="contained" onClick={() => start.mutate({ ids })} autoFocus>
            {translate('verdict.bulk.action')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
};

/** How many there are of each verdict, the worst first. */
const Result = ({ run }: { readonly run: JobRunWithResult }) => {
  const translate = useTranslate();
  if (run.state !== 'succeeded')
    return (
      <Banner state="critical" title={translate('verdict.bulk.failed')}>
        {run.error}
      </Banner>
    );
  const counts = countsOf(run.result);
  return (
    <Counts>
      {[...OUTCOMES]
        .reverse()
        .filter((outcome) => (counts[outcome] ?? 0) > 0)
        .map((outcome) => (
          <li key={outcome}>
            <VerdictChip outcome={outcome} plain />
            <strong className="tabular">{counts[outcome]}</strong>
          </li>
        ))}
    </Counts>
  );
};

function countsOf(result: unknown): Readonly<Record<string, number>> {
  const { outcomes } = (result ?? {}) as { readonly outcomes?: Readonly<Record<string, number>> };
  return outcomes ?? {};
}

const Counts = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& li': { display: 'flex', justifyContent: 'space-between', padding: '4px 0' },
  '& strong': { fontWeight: 600 },
});
