import { useState } from 'react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import {
  type AlertChannel,
  CHANNEL_KINDS,
  type ChangeAlertChannel,
  type ChannelKind,
  type CreateAlertChannel,
  PLACEHOLDERS,
  type SavedAlertChannel,
  TEMPLATE_EXAMPLES,
} from '../../../server/messages/alert-channels.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { OneTimeSecret } from '../../components/OneTimeSecret.js';
import { Page } from '../../components/Page.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { MONOSPACE } from '../../theme/theme.js';
import { channelPath, CHANNELS_PATH } from '../address.js';
import { Chips, Question, Tick } from '../rules/fields.js';
import { ChannelFacts } from './ChannelFacts.js';
import { headersOf, headersText } from './headers.js';

/** Everything that an administrator says of a channel. Secrets go in and are not shown again. */
export const ChannelForm = ({ channel }: { readonly channel?: AlertChannel }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const sentence = useProblemSentence();
  const words = (key: string, values = {}) => translate(`channels.${key}`, values);
  const disabled = !useMay('alerts.channels');
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'webhook');
  const [name, setName] = useState(channel?.name ?? '');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const [template, setTemplate] = useState(channel?.template ?? TEMPLATE_EXAMPLES[0].template);
  const [headers, setHeaders] = useState('');
  const [enabled, setEnabled] = useState(channel?.enabled ?? true);
  const [emergency, setEmergency] = useState(channel?.emergency ?? false);
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState<SavedAlertChannel>();
  const saved = (result: SavedAlertChannel) => {
    if (result.newSecret !== null) setShown(result);
    else if (channel === undefined) void navigate(channelPath(result.id), { replace: true });
  };
  const create = useAction<SavedAlertChannel, CreateAlertChannel>('/alert-channels', {
    ...{ quiet: true, done: 'saved' },
    onDone: saved,
  });
  const change = useAction<SavedAlertChannel, ChangeAlertChannel>(`/alert-channels/${channel?.id}`, {
    ...{ method: 'PATCH', quiet: true, done: 'saved' },
    onDone: saved,
  });
  const saving = channel === undefined ? create : change;
  const given = headersOf(headers);
  const missing = name.trim() === '' || (channel === undefined && url.trim() === '') || given === undefined;
  const common = {
    name: name.trim(),
    enabled,
    emergency,
    ...(kind === 'template' && { template }),
  };
  const optional = {
    ...(url.trim() !== '' && { url: url.trim() }),
    ...(secret !== '' && { secret }),
    ...(headers.trim() !== '' && given !== undefined && { headers: given }),
  };
  const save = () => {
    setTried(true);
    if (missing) return;
    if (channel !== undefined) change.mutate({ version: channel.version, ...common, ...optional });
    else create.mutate({ kind, headers: {}, ...common, ...optional, url: url.trim() });
  };
  return (
    <Page
      title={channel?.name ?? words('create')}
      {...(channel === undefined ? { lead: words('create_help') } : {})}
      parent={{ to: CHANNELS_PATH, label: words('title') }}
      narrow
    >
      {channel && <ChannelFacts channel={channel} />}
      <form
        noValidate
        aria-label={words('one')}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {saving.error && (
          <Banner state="critical" title={sentence(saving.error)}>
            <FieldErrors error={saving.error} />
          </Banner>
        )}
        <Question title={words('settings')}>
          {channel === undefined && (
            <ChoiceField
              label={words('fields.kind')}
              help={words(`kind_help.${kind}`)}
              value={kind}
              choices={CHANNEL_KINDS.map((id) => ({ id, name: words(`kinds.${id}`) }))}
              onChange={(next) => setKind(next as ChannelKind)}
            />
          )}
          <TextField
            label={words('fields.name')}
            value={name}
            disabled={disabled}
            error={tried && name.trim() === ''}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            type="url"
            label={words('fields.url')}
            value={url}
            disabled={disabled}
            error={tried && channel === undefined && url.trim() === ''}
            placeholder={channel?.urlShown ?? 'https://'}
            helperText={channel === undefined ? words('fields.url_help') : words('fields.url_kept')}
            onChange={({ target }) => setUrl(target.value)}
            autoComplete="off"
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2000 } }}
          />
          {(kind === 'webhook' || kind === 'template') && (
            <TextField
              type="password"
              label={words('fields.secret')}
              value={secret}
              disabled={disabled}
              helperText={
                channel?.hasSecret
                  ? words('fields.secret_kept')
                  : words(kind === 'webhook' ? 'fields.secret_made' : 'fields.secret_fills_in')
              }
              onChange={({ target }) => setSecret(target.value)}
              autoComplete="new-password"
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 1000 } }}
            />
          )}
          {channel?.kind === 'webhook' && !disabled && (
            <Button
              variant="outlined"
              sx={{ alignSelf: 'flex-start' }}
              disabled={change.isPending}
              onClick={() => change.mutate({ version: channel.version, newSecret: true })}
            >
              {words('new_secret')}
            </Button>
          )}
          {kind === 'template' && (
            <>
              <div>
                <div style={{ marginBottom: 6 }}>{words('examples')}</div>
                <Chips role="group" aria-label={words('examples')}>
                  {TEMPLATE_EXAMPLES.map((example) => (
                    <button
                      key={example.id}
                      type="button"
                      disabled={disabled}
                      onClick={() => {
                        setTemplate(example.template);
                        setHeaders(headersText(example.headers));
                        if (channel === undefined) setUrl(example.url);
                      }}
                    >
                      {example.name}
                    </button>
                  ))}
                </Chips>
              </div>
              <TextField
                label={words('fields.template')}
                value={template}
                disabled={disabled}
                multiline
                minRows={6}
                helperText={words('fields.template_help', {
                  placeholders: PLACEHOLDERS.map((one) => `{{${one}}}`).join(' '),
                })}
                onChange={({ target }) => setTemplate(target.value)}
                slotProps={{
                  htmlInput: { maxLength: 20000, spellCheck: false },
                  input: { sx: { fontFamily: MONOSPACE, fontSize: '0.8125rem' } },
                }}
              />
              <TextField
                label={words('fields.headers')}
                value={headers}
                disabled={disabled}
                multiline
                minRows={2}
                error={tried && given === undefined}
                helperText={
                  channel && channel.headerNames.length > 0
                    ? words('fields.headers_kept', { names: channel.headerNames.join(', ') })
                    : words('fields.headers_help')
                }
                onChange={({ target }) => setHeaders(target.value)}
                slotProps={{ htmlInput: { spellCheck: false }, inputLabel: { shrink: true } }}
              />
            </>
          )}
          <Tick label={words('fields.enabled')} disabled={disabled} checked={enabled} onChange={setEnabled} />
          <Tick
            label={words('fields.emergency')}
            help={words('fields.emergency_help')}
            disabled={disabled}
            checked={emergency}
            onChange={setEmergency}
          />
        </Question>
        {!disabled && (
          <Buttons>
            <Button onClick={() => void navigate(CHANNELS_PATH)}>{translate('action.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={saving.isPending}>
              {translate('action.save')}
            </Button>
          </Buttons>
        )}
      </form>
      {shown?.newSecret && (
        <OneTimeSecret
          title={words('secret_title', { name: shown.name })}
          help={words('secret_help')}
          secret={shown.newSecret}
          what={words('fields.secret')}
          onClose={() => {
            setShown(undefined);
            void navigate(channelPath(shown.id), { replace: true });
          }}
        />
      )}
    </Page>
  );
};

const Buttons = styled('div')({ display: 'flex', justifyContent: 'flex-end', gap: 8 });
