import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetOne, useNavigate, useNotify, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type {
  ChangeRegisterSource,
  CreateRegisterSource,
  RegisterDryRun,
  RegisterSourceRow,
} from '../../../server/registers/sources.contract.js';
import { Banner } from '../../components/Banner.js';
import { DropZone } from '../../components/DropZone.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useFormats } from '../../components/time.js';
import { request } from '../../providers/http.js';
import { useAction } from '../../providers/useApi.js';
import { SOURCES_PATH, sourceWithJob } from './address.js';
import { Choose } from './Choose.js';
import { FileBox } from './FileBox.js';
import { ColumnMeanings, type Mapping } from './ColumnMeanings.js';
import { DryRunEntries, DryRunProblems } from './DryRunOutcome.js';
import { useAuthorityChoices } from './useAuthorityChoices.js';
import { ValueMeanings } from './ValueMeanings.js';

const DETAILS = 'details.json';

function formOf(file: File, details: object): FormData {
  const form = new FormData();
  form.append('file', file, file.name === DETAILS ? 'list' : file.name);
  form.append('file', new Blob([JSON.stringify(details)], { type: 'application/json' }), DETAILS);
  return form;
}

/** Gives the columns of an authority's list a meaning, tries it on the file, and saves it as a source. */
const MapSource = () => {
  const [parameters] = useSearchParams();
  const id = parameters.get('source');
  const { data } = useGetOne<RegisterSourceRow>(
    'register-sources',
    { id: id ?? '' },
    { enabled: id !== null },
  );
  if (id !== null && data === undefined) return null;
  return <Assistant source={data} />;
};

const Assistant = ({ source }: { readonly source: RegisterSourceRow | undefined }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const navigate = useNavigate();
  const notify = useNotify();
  const authorities = useAuthorityChoices();
  const [authority, setAuthority] = useState(source?.authorities?.[0] ?? '');
  const [file, setFile] = useState<File>();
  const [mapping, setMapping] = useState<Mapping>();
  const [name, setName] = useState(source?.name ?? '');
  const [homepage, setHomepage] = useState(source?.homepage ?? '');
  const [freshFor, setFreshFor] = useState(String(source?.freshForDays ?? 31));
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const dryRun = useAction<RegisterDryRun, FormData>('/register-sources/dry-run', {
    quiet: true,
    onDone: (run) => setMapping(run.mapping ?? undefined),
  });
  const look = (chosen: File, by: string, given: Mapping | undefined) => {
    setFile(chosen);
    dryRun.mutate(formOf(chosen, { authority: by, ...(given !== undefined && { mapping: given }) }));
  };
  const change = (next: Mapping) => {
    setMapping(next);
    if (file !== undefined) look(file, authority, next);
  };
  const save = async () => {
    if (file === undefined || mapping === undefined) return;
    setSaving(true);
    setFailed(undefined);
    const facts = {
      name,
      homepage: homepage === '' ? null : homepage,
      freshForDays: Number(freshFor) || null,
      mapping,
    };
    try {
      const { data: saved } = await request<RegisterSourceRow>(
        source === undefined ? '/register-sources' : `/register-sources/${source.id}`,
        source === undefined
          ? { method: 'POST', body: { ...facts, authority } satisfies CreateRegisterSource }
          : {
              method: 'PATCH',
              body: { ...facts, revision: source.revision ?? 0 } satisfies ChangeRegisterSource,
            },
      );
      const form = new FormData();
      form.append('file', file, file.name);
      const { data: started } = await request<{ jobId: string }>(`/register-sources/${saved.id}/import`, {
        method: 'POST',
        body: form,
      });
      notify('regsrc.map.saved', { type: 'info' });
      void navigate(sourceWithJob(saved.id, started.jobId));
    } catch (error) {
      setFailed(error);
    } finally {
      setSaving(false);
    }
  };
  const run = dryRun.data;
  const mayTake = authority !== '' && !dryRun.isPending;
  const take = (chosen: File) => mayTake && look(chosen, authority, source?.mapping ?? undefined);
  return (
    <DropZone
      enabled={mayTake}
      words={translate('regsrc.import.drop_now')}
      onFiles={([chosen]) => chosen !== undefined && take(chosen)}
    >
      <Page
        title={
          source === undefined
            ? translate('regsrc.map.title')
            : translate('regsrc.map.title_again', { name: source.name })
        }
        lead={translate('regsrc.map.lead')}
        parent={{ to: SOURCES_PATH, label: translate('regsrc.tabs.sources') }}
      >
        <Section title={translate('regsrc.import.title')}>
          <Stack spacing={2}>
            <Box sx={{ maxWidth: 560 }}>
              <Choose
                label={translate('regsrc.map.authority')}
                none={translate('regsrc.map.choose_authority')}
                value={authority}
                choices={authorities}
                onChange={(value) => {
                  setAuthority(value);
                  if (file !== undefined && value !== '') look(file, value, undefined);
                }}
              />
            </Box>
            <FileBox
              words={translate('regsrc.import.drop')}
              action={translate('regsrc.import.choose')}
              accept=".csv,.txt,.tsv,.xlsx,.json"
              busy={!mayTake}
              onFile={take}
            />
            {dryRun.isPending && <LinearProgress aria-label={translate('regsrc.import.busy')} />}
            {dryRun.error !== null && <ErrorState error={dryRun.error} />}
            {run !== undefined && file !== undefined && (
              <Banner
                state={run.importable ? (run.encodingIsSure ? 'ok' : 'notice') : 'warning'}
                title={translate('regsrc.map.read', {
                  name: file.name,
                  encoding: encodingWords(run, translate),
                  rows: number(run.rows),
                  entities: number(run.entities),
                })}
              />
            )}
          </Stack>
        </Section>
        {run !== undefined && mapping !== undefined && (
          <>
            <ColumnMeanings run={run} mapping={mapping} onChange={change} />
            <ValueMeanings run={run} mapping={mapping} onChange={change} />
            <DryRunEntries run={run} />
          </>
        )}
        {run !== undefined && <DryRunProblems run={run} />}
        {run !== undefined && mapping !== undefined && (
          <Section title={translate('regsrc.map.keep')}>
            <Stack spacing={2} sx={{ maxWidth: 560 }}>
              <TextField
                label={translate('regsrc.map.name')}
                helperText={translate('regsrc.map.name_help')}
                value={name}
                onChange={({ target }) => setName(target.value)}
                slotProps={{ htmlInput: { maxLength: 100 } }}
              />
              <TextField
                label={translate('regsrc.map.homepage')}
                type="url"
                value={homepage}
                onChange={({ target }) => setHomepage(target.value)}
              />
              <TextField
                label={translate('regsrc.map.fresh')}
                type="number"
                value={freshFor}
                onChange={({ target }) => setFreshFor(target.value)}
                slotProps={{ htmlInput: { min: 1, max: 3650 } }}
              />
              {failed !== undefined && <ErrorState error={failed} />}
              {!run.importable && <Banner state="warning" title={translate('regsrc.map.cannot')} />}
              <div>
                <Button
                  variant="contained"
                  disabled={!run.importable || saving || dryRun.isPending || name.trim().length < 3}
                  onClick={() => void save()}
                >
                  {translate(source === undefined ? 'regsrc.map.save' : 'regsrc.map.save_again')}
                </Button>
              </div>
            </Stack>
          </Section>
        )}
      </Page>
    </DropZone>
  );
};

function encodingWords(
  { encoding, encodingIsSure, format }: RegisterDryRun,
  translate: (key: string, values?: object) => string,
): string {
  if (format === 'json') return translate('regsrc.map.json');
  if (encoding === null) return translate('regsrc.map.workbook');
  return translate(`regsrc.map.${encodingIsSure ? 'encoding_sure' : 'encoding_assumed'}`, { encoding });
}

export default MapSource;
