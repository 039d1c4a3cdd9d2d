import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { JobRunWithResult } from '../../../server/jobs/jobs.contract.js';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import type { RegisterSourceRow } from '../../../server/registers/sources.contract.js';
import { Banner } from '../../components/Banner.js';
import { DropZone } from '../../components/DropZone.js';
import { ErrorState } from '../../components/ErrorState.js';
import { JobProgress } from '../../components/JobProgress.js';
import { Section } from '../../components/Section.js';
import { useFormats } from '../../components/time.js';
import { useAction } from '../../providers/useApi.js';
import { useJobRun } from '../../providers/useJobRun.js';
import { FileBox } from './FileBox.js';

interface ImportResult {
  readonly outcome: 'published' | 'unchanged' | 'refused';
  readonly edition: RegisterEdition | null;
}

/** Takes a file of the source; the job stands in the address, so that one can leave and come back. */
export const SourceImport = ({ source }: { readonly source: RegisterSourceRow }) => {
  const translate = useTranslate();
  const [parameters, setParameters] = useSearchParams();
  const jobId = parameters.get('job');
  const send = useAction<{ jobId: string }, FormData>(`/register-sources/${source.id}/import`, {
    quiet: true,
    onDone: (started) => setParameters({ job: started.jobId }, { replace: true }),
  });
  const { data: run, error } = useJobRun(jobId);
  const reload = useRefresh();
  const isFinished = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (isFinished) reload();
  }, [isFinished, reload]);
  const isBusy = send.isPending || (jobId !== null && !isFinished && error === null);
  const take = (file: File) => {
    if (isBusy) return;
    const form = new FormData();
    form.append('file', file, file.name);
    setParameters({}, { replace: true });
    send.mutate(form);
  };
  return (
    <DropZone
      enabled={!isBusy}
      words={translate('regsrc.import.drop_now')}
      onFiles={([file]) => file !== undefined && take(file)}
    >
      <Section title={translate('regsrc.import.title')}>
        {!isBusy && (
          <FileBox
            words={translate('regsrc.import.drop')}
            action={translate('regsrc.import.choose')}
            accept={source.format === 'eba' ? '.zip,.json' : '.csv,.txt,.tsv,.xlsx,.json'}
            busy={isBusy}
            onFile={take}
          />
        )}
        {isBusy && <JobProgress run={run} words="regsrc.import.progress" />}
        <Box sx={{ mt: 2 }}>
          {send.error !== null && <ErrorState error={send.error} />}
          {error !== null && <ErrorState error={error} />}
          {isFinished && <Outcome run={run} />}
        </Box>
      </Section>
    </DropZone>
  );
};

const Outcome = ({ run }: { readonly run: JobRunWithResult }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const result = run.result as ImportResult | null;
  const edition = result?.edition ?? null;
  if (result?.outcome === 'unchanged')
    return <Banner state="notice" title={translate('regsrc.import.unchanged')} />;
  if (run.state !== 'succeeded' || edition === null)
    return <ProblemBanner problem={edition?.problem ?? null} fallback={run.error ?? ''} />;
  const { changes, warnings } = edition;
  return (
    <>
      <Banner state="ok" title={translate('regsrc.import.published', { entities: number(edition.entities) })}>
        {changes !== null && translate('regsrc.import.changes', { ...changes })}
      </Banner>
      {warnings.length > 0 && (
        <>
          <Typography variant="body2" sx={{ fontWeight: 560 }}>
            {translate('regsrc.import.warnings')}
          </Typography>
          <ul>
            {warnings.flatMap(({ code, examples }) =>
              examples.slice(0, 5).map((example) => <li key={`${code} ${example}`}>{example}</li>),
            )}
          </ul>
        </>
      )}
    </>
  );
};

/** What was wrong with a file, where, and what to do. */
export const ProblemBanner = ({
  problem,
  fallback = '',
}: {
  readonly problem: RegisterEdition['problem'];
  readonly fallback?: string;
}) => {
  const translate = useTranslate();
  const { line, column } = problem ?? {};
  const place =
    line === undefined
      ? ''
      : `${translate(column === undefined ? 'regsrc.import.place' : 'regsrc.import.place_column', { line, column })}. `;
  return (
    <Banner state="critical" title={translate('regsrc.import.refused')}>
      {place}
      {problem?.message ?? fallback} {problem?.advice}
    </Banner>
  );
};
