import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { useGetOne, useNavigate, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import {
  type Authority,
  LINK_KINDS,
  LONGEST_URL,
  MOST_LINKS,
  type UpdateAuthority,
  updateAuthoritySchema,
} from '../../server/authorities/authorities.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Panel } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { authorityApi, authorityPath } from './address.js';
import {
  EMPTY_LINK,
  type EditFields,
  fieldsOf,
  LINK_FIELDS,
  TEXT_FIELDS,
  updateOf,
  wrongFields,
} from './edit-fields.js';

/** What administrators say of an authority; the identifiers that certificates are judged by are not among it. */
const AuthorityEdit = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Authority>('authorities', { id });
  const name = data?.nameEn ?? '';
  return (
    <Page
      narrow
      title={translate('authorities.edit.title', { name })}
      lead={translate('authorities.edit.lead')}
      parent={{ to: authorityPath(id), label: data === undefined ? translate('authorities.one') : name }}
    >
      {data !== undefined && <Form authority={data} key={data.version} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={480} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

const Form = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const sentence = useProblemSentence();
  const [fields, setFields] = useState<EditFields>(() => fieldsOf(authority));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const save = useAction<Authority, UpdateAuthority>(authorityApi(authority.id), {
    ...{ method: 'PATCH' as const, quiet: true, done: 'authorities.edit.done' },
    onDone: () => void navigate(authorityPath(authority.id)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = updateAuthoritySchema.safeParse(updateOf(authority, fields));
    setWrong(wrongFields(checked.error));
    if (checked.success) save.mutate(checked.data);
  };
  const setLink = (at: number, change: Partial<EditFields['links'][number]>) =>
    setFields({
      ...fields,
      links: fields.links.map((link, index) => (index === at ? { ...link, ...change } : link)),
    });
  const field = (name: string) => translate(`authorities.fields.${name}`);
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2.5 }}>
      {save.error !== null && <Banner state="critical" title={sentence(save.error)} />}
      {wrong.size > 0 && <Banner state="critical" title={translate('problems.invalid-input')} />}
      <Typography variant="h2">{translate('authorities.links')}</Typography>
      {fields.links.map((link, index) => (
        <Panel key={link.key ?? `new ${index}`}>
          <Fields role="group" aria-label={link.name || translate('authorities.edit.new_link')}>
            <ChoiceField
              label={field('kind')}
              value={link.kind}
              onChange={(kind) => setLink(index, { kind: kind as (typeof LINK_KINDS)[number] })}
              choices={LINK_KINDS.map((id) => ({ id, name: translate(`authorities.kinds.${id}`) }))}
            />
            {LINK_FIELDS.map(({ name, max }) => {
              const isWrong = wrong.has(`links.${index}.${name}`);
              const fault = name === 'url' ? 'authorities.url_wrong' : 'authorities.needed';
              return (
                <TextField
                  key={name}
                  required
                  type={name === 'url' ? 'url' : 'text'}
                  label={field(`link_${name}`)}
                  value={link[name]}
                  onChange={({ target }) => setLink(index, { [name]: target.value })}
                  error={isWrong}
                  helperText={translate(isWrong ? fault : `authorities.edit.help.link_${name}`)}
                  slotProps={{ htmlInput: { maxLength: name === 'url' ? LONGEST_URL : max } }}
                />
              );
            })}
            <div>
              <Button
                size="small"
                startIcon={<DeleteOutlineOutlined />}
                onClick={() =>
                  setFields({ ...fields, links: fields.links.filter((_, other) => other !== index) })
                }
              >
                {translate('authorities.edit.remove_link')}
              </Button>
            </div>
          </Fields>
        </Panel>
      ))}
      <div>
        <Button
          variant="outlined"
          startIcon={<AddOutlined />}
          disabled={fields.links.length >= MOST_LINKS}
          onClick={() => setFields({ ...fields, links: [...fields.links, EMPTY_LINK] })}
        >
          {translate('authorities.edit.add_link')}
        </Button>
      </div>
      <Typography variant="h2">{translate('authorities.about')}</Typography>
      <Panel>
        <Fields>
          {TEXT_FIELDS.map(({ name, max, rows }) => (
            <TextField
              key={name}
              required={name === 'nameEn'}
              type={name === 'contactEmail' ? 'email' : name === 'contactPhone' ? 'tel' : 'text'}
              label={field(name)}
              value={fields.texts[name]}
              onChange={({ target }) =>
                setFields({ ...fields, texts: { ...fields.texts, [name]: target.value } })
              }
              error={wrong.has(name)}
              helperText={translate(
                wrong.has(name) ? `authorities.edit.wrong.${name}` : `authorities.edit.help.${name}`,
                { _: '' },
              )}
              {...(rows > 1 ? { multiline: true, minRows: rows } : {})}
              slotProps={{ htmlInput: { maxLength: max } }}
            />
          ))}
        </Fields>
      </Panel>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={save.isPending}>
          {translate('action.save')}
        </Button>
        <Button component={RouterLink} to={authorityPath(authority.id)}>
          {translate('action.cancel')}
        </Button>
      </Box>
    </Box>
  );
};

const Fields = styled('div')({ display: 'grid', gap: 20 });

export default AuthorityEdit;
