import { Alert, Autocomplete, Box, Button, Skeleton, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useGetOne, useNavigate, useParams, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  type Certificate,
  type CertificateFacets,
  type UpdateCertificate,
  updateCertificateSchema,
} from '../../server/certificates/certificates.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Panel } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction, useApi } from '../providers/useApi.js';
import { pathOf, titleOf } from './title.js';

/** What we write down about a certificate. The certificate itself is its bytes and is never edited. */
export const CertificateEdit = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Certificate>('certificates', { id });
  return (
    <Page
      narrow
      title={translate('certificates.edit.title', { name: data === undefined ? '' : titleOf(data) })}
      lead={translate('certificates.edit.lead')}
      parent={{
        to: pathOf(id),
        label: data === undefined ? translate('certificates.show.other') : titleOf(data),
      }}
    >
      {data !== undefined && <Form certificate={data} key={data.version} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={320} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

type Fields = Pick<UpdateCertificate, 'ownerEmail' | 'tags' | 'note'>;

const Form = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const sentence = useProblemSentence();
  const [owner, setOwner] = useState(certificate.ownerEmail ?? '');
  const [tags, setTags] = useState<readonly string[]>(certificate.tags);
  const [note, setNote] = useState(certificate.note);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const { data: facets } = useApi<CertificateFacets>('/certificates/facets');
  const save = useAction<Certificate, UpdateCertificate>(`/certificates/${certificate.id}`, {
    method: 'PATCH',
    quiet: true,
    done: 'certificates.edit.done',
    onDone: () => navigate(pathOf(certificate.id)),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields: Fields = { ownerEmail: owner.trim() === '' ? null : owner.trim(), tags: [...tags], note };
    const checked = updateCertificateSchema.safeParse({ version: certificate.version, ...fields });
    setWrong(new Set(checked.error?.issues.map(({ path }) => String(path[0])) ?? []));
    if (checked.success) save.mutate(checked.data);
  };
  const fault = (field: keyof Fields) =>
    wrong.has(field)
      ? translate(`certificates.edit.wrong.${field}`)
      : translate(`certificates.edit.help.${field}`);
  const label = (field: keyof Fields) => translate(`resources.certificates.fields.${field}`);

  return (
    <Panel>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2.5 }}>
        {save.error !== null && <Alert severity="error">{sentence(save.error)}</Alert>}
        <TextField
          type="email"
          label={label('ownerEmail')}
          value={owner}
          error={wrong.has('ownerEmail')}
          helperText={fault('ownerEmail')}
          onChange={({ target }) => setOwner(target.value)}
        />
        <Autocomplete<string, true, false, true>
          multiple
          freeSolo
          autoSelect
          options={facets?.tag.map(({ value }) => value) ?? []}
          filterSelectedOptions
          value={[...tags]}
          onChange={(_, chosen) => setTags([...new Set(chosen.map((tag) => tag.trim()).filter(Boolean))])}
          clearText={translate('certificates.picker.clear')}
          renderInput={(params) => (
            <TextField
              {...params}
              label={label('tags')}
              error={wrong.has('tags')}
              helperText={fault('tags')}
            />
          )}
        />
        <TextField
          multiline
          minRows={4}
          maxRows={16}
          label={label('note')}
          value={note}
          error={wrong.has('note')}
          helperText={fault('note')}
          onChange={({ target }) => setNote(target.value)}
        />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" disabled={save.isPending}>
            {translate('certificates.actions.save')}
          </Button>
          <Button component={RouterLink} to={pathOf(certificate.id)}>
            {translate('certificates.actions.cancel')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
};
