import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useRef, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { ConsentImport, ConsentMapping } from '../../server/consents/consent-imports.contract.js';
import { Banner } from '../components/Banner.js';
import { DropZone } from '../components/DropZone.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useAction, useApi } from '../providers/useApi.js';
import { CONSENT_IMPORT_PATH, CONSENTS_PATH } from './address.js';
import { ImportColumns } from './ImportColumns.js';
import { ImportReportView } from './ImportReportView.js';
import { useConsentWords } from './words.js';

const BUSY = ['checking', 'running'];

/** Three steps: the file, its columns, what would come of it. Nothing is written before the last button. */
const ConsentImportPage = () => {
  const words = useConsentWords();
  const [address, setAddress] = useSearchParams();
  const id = address.get('id');
  const input = useRef<HTMLInputElement>(null);
  const upload = useAction<ConsentImport, FormData>('/consent-imports', {
    onDone: ({ id: uploaded }) => setAddress({ id: uploaded }),
  });
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    const form = new FormData();
    form.append('file', file);
    upload.mutate(form);
  };
  return (
    <Page
      title={words.say('import.title')}
      lead={words.say('import.lead')}
      parent={{ to: CONSENTS_PATH, label: words.say('title') }}
    >
      {id === null ? (
        <DropZone enabled={!upload.isPending} words={words.say('import.drop')} onFiles={take}>
          <Section title={words.say('import.file')}>
            <p>{words.say('import.file_help')}</p>
            <Button variant="contained" disabled={upload.isPending} onClick={() => input.current?.click()}>
              {words.say('import.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".csv,.tsv,.txt,text/csv"
              aria-label={words.say('import.choose')}
              onChange={({ target }) => {
                take([...(target.files ?? [])]);
                target.value = '';
              }}
            />
            {upload.isPending && <LinearProgress aria-label={words.say('import.uploading')} />}
          </Section>
        </DropZone>
      ) : (
        <Steps key={id} id={id} />
      )}
    </Page>
  );
};

const Steps = ({ id }: { readonly id: string }) => {
  const words = useConsentWords();
  const [busy, setBusy] = useState(true);
  const { data, error, refetch } = useApi<ConsentImport>(
    `/consent-imports/${id}`,
    busy ? { refetchMs: 700 } : {},
  );
  const check = useAction<ConsentImport, ConsentMapping>(`/consent-imports/${id}/check`);
  const run = useAction<ConsentImport>(`/consent-imports/${id}/run`);
  if (error !== null && data === undefined)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LinearProgress />;
  const isBusy = BUSY.includes(data.state) || check.isPending || run.isPending;
  if (isBusy !== busy) setBusy(isBusy);
  const { state, report } = data;
  return (
    <>
      {state === 'failed' && (
        <Banner state="critical" title={words.say('import.failed')}>
          <span lang="en">{data.problem}</span>
        </Banner>
      )}
      {state === 'done' && report !== null && (
        <Banner state="ok" title={words.say('import.done', { added: report.added, changed: report.changed })}>
          <Button size="small" component={RouterLink} to={CONSENTS_PATH}>
            {words.say('import.open')}
          </Button>
        </Banner>
      )}
      {(state === 'uploaded' || state === 'checked' || state === 'checking') && (
        <ImportColumns file={data} busy={isBusy} onCheck={(mapping) => check.mutate(mapping)} />
      )}
      {isBusy && (
        <div role="status">
          <p>{words.say('import.progress', { rows: data.rowsDone })}</p>
          <LinearProgress />
        </div>
      )}
      {report !== null && !isBusy && <ImportReportView report={report} dry={state === 'checked'} />}
      {state === 'checked' && report !== null && !isBusy && (
        <Button
          variant="contained"
          disabled={report.added + report.changed === 0}
          onClick={() => run.mutate()}
        >
          {words.say('import.run', { rows: report.added + report.changed })}
        </Button>
      )}{' '}
      <Button component={RouterLink} to={CONSENT_IMPORT_PATH}>
        {words.say('import.other')}
      </Button>
    </>
  );
};

export default ConsentImportPage;
