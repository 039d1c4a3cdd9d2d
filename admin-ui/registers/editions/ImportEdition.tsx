import { useEffect, useRef } from 'react';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useRefresh, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { JobRunWithResult } from '../../../server/jobs/jobs.contract.js';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Banner } from '../../components/Banner.js';
import { DropZone } from '../../components/DropZone.js';
import { ErrorState } from '../../components/ErrorState.js';
import { JobProgress } from '../../components/JobProgress.js';
import { Page } from '../../components/Page.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useFormats } from '../../components/time.js';
import { useAction } from '../../providers/useApi.js';
import { useJobRun } from '../../providers/useJobRun.js';
import { useMay } from '../../providers/useMe.js';
import { editionPath, EDITIONS_PATH } from '../address.js';
import { EditionProblem } from './EditionProblem.js';

/** An edition from a file. The job stands in the address, so that one can leave and come back. */
const ImportEdition = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const mayImport = useMay('registers.write');
  const input = useRef<HTMLInputElement>(null);
  const [parameters, setParameters] = useSearchParams();
  const send = useAction<{ jobId: string }, FormData>('/register-editions', {
    quiet: true,
    onDone: ({ jobId }) => setParameters({ job: jobId }, { replace: true }),
  });
  const { run, error, isRunning } = useImportRun(parameters.get('job'));
  const isBusy = send.isPending || isRunning;
  const take = ([file]: readonly File[]) => {
    if (file === undefined || isBusy) return;
    const form = new FormData();
    form.append('file', file, file.name);
    setParameters({}, { replace: true });
    send.mutate(form);
  };
  return (
    <DropZone enabled={mayImport && !isBusy} words={translate('registers.import.drop_now')} onFiles={take}>
      <Page
        title={translate('registers.import.title')}
        lead={translate('registers.import.lead')}
        parent={{ to: EDITIONS_PATH, label: translate('registers.tabs.editions') }}
        narrow
      >
        {!mayImport && <Banner state="notice" title={translate('registers.import.not_allowed')} />}
        {mayImport && !isBusy && (
          <Box sx={dropStyle}>
            <FileUploadOutlined aria-hidden sx={{ fontSize: 36, color: 'text.secondary' }} />
            <Typography>{translate('registers.import.drop')}</Typography>
            <Button variant="contained" onClick={() => input.current?.click()}>
              {translate('registers.import.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".zip,.json,application/zip,application/json"
              aria-label={translate('registers.import.choose')}
              onChange={({ target }) => {
                const files = Array.from(target.files ?? []);
                target.value = '';
                take(files);
              }}
            />
            <Typography variant="caption" color="textSecondary" sx={{ maxWidth: '52ch' }}>
              {translate('registers.import.formats')}
            </Typography>
          </Box>
        )}
        {send.isPending && (
          <Banner state="waiting" title={translate('registers.import.sending')}>
            {translate('registers.import.sending_help')}
            <LinearProgress aria-label={translate('registers.import.sending')} sx={{ mt: 1 }} />
          </Banner>
        )}
        {send.error !== null && (
          <Banner state="critical" title={translate('registers.import.not_sent')}>
            {sentence(send.error)}
          </Banner>
        )}
        {error !== null && <ErrorState error={error} />}
        {run !== undefined && <Outcome run={run} />}
      </Page>
    </DropZone>
  );
};

function useImportRun(jobId: string | null) {
  const reload = useRefresh();
  const queries = useQueryClient();
  const { data: run, error } = useJobRun(jobId);
  const isFinished = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (!isFinished) return;
    reload();
    void queries.invalidateQueries({ queryKey: ['api'] });
  }, [isFinished, queries, reload]);
  return { run, error, isRunning: jobId !== null && !isFinished && error === null };
}

const Outcome = ({ run }: { readonly run: JobRunWithResult }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  if (run.state === 'running')
    return (
      <Banner state="waiting" title={translate('registers.import.running')}>
        {translate('registers.import.running_help')}
        <Box sx={{ mt: 1 }}>
          <JobProgress run={run} words="registers.import.progress" />
          {run.total === null && run.done > 0 && (
            <Typography variant="caption">
              {translate('registers.import.read', { done: number(run.done) })}
            </Typography>
          )}
        </Box>
      </Banner>
    );
  const { outcome, edition = null } = (run.result ?? {}) as {
    readonly outcome?: string;
    readonly edition?: RegisterEdition | null;
  };
  if (outcome === 'unchanged') return <Banner state="ok" title={translate('registers.import.unchanged')} />;
  if (outcome === 'refused' && edition !== null) return <EditionProblem edition={edition} linked />;
  if (edition === null || run.state !== 'succeeded')
    return (
      <Banner state="critical" title={translate('registers.import.broken')}>
        {run.error}
      </Banner>
    );
  return (
    <Banner
      state="ok"
      title={translate('registers.import.done', {
        version: edition.version ?? '–',
        count: number(edition.entities),
      })}
    >
      {edition.changes !== null && (
        <>
          {translate('registers.edition.change_counts', {
            added: number(edition.changes.added),
            changed: number(edition.changes.changed),
            removed: number(edition.changes.removed),
          })}{' '}
        </>
      )}
      <Link component={RouterLink} to={editionPath(edition.id)} underline="always">
        {translate('registers.edition.open')}
      </Link>
    </Banner>
  );
};

const dropStyle = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  textAlign: 'center',
  gap: 1.5,
  minHeight: 240,
  p: 3,
  mb: 3,
  border: '2px dashed',
  borderColor: 'divider',
  borderRadius: 2,
  bgcolor: 'background.paper',
} as const;

export default ImportEdition;
