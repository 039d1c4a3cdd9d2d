import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { CreateApiToken, CreatedApiToken, Permission } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { OneTimeSecret } from '../components/OneTimeSecret.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { useMe } from '../providers/useMe.js';

const LIFETIMES = [7, 30, 90, 180, 366];

/** A key for a script: what it may do, and for how long. Its secret is shown once. */
export const CreateTokenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const mine = useMe()?.permissions ?? [];
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [tried, setTried] = useState(false);
  const create = useAction<CreatedApiToken, CreateApiToken>('/api-tokens', { quiet: true });
  const toggle = (scope: Permission) =>
    setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  const nameless = name.trim() === '';

  if (create.data)
    return (
      <OneTimeSecret
        title={translate('settings.tokens.secret_title')}
        help={translate('settings.tokens.secret_help')}
        secret={create.data.secret}
        what={translate('settings.tokens.one')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={translate('settings.tokens.create')}
      action={translate('settings.tokens.create_action')}
      busy={create.isPending}
      onSubmit={() => {
        setTried(true);
        if (!nameless && scopes.length > 0) create.mutate({ name: name.trim(), days, scopes: [...scopes] });
      }}
      onClose={onClose}
    >
      {create.error && <Banner state="critical" title={sentence(create.error)} />}
      <TextField
        label={translate('settings.tokens.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={tried && nameless}
        helperText={translate(
          tried && nameless ? 'settings.tokens.name_needed' : 'settings.tokens.name_help',
        )}
        autoComplete="off"
        autoFocus
      />
      <ChoiceField
        label={translate('settings.tokens.lifetime')}
        value={String(days)}
        onChange={(value) => setDays(Number(value))}
        choices={LIFETIMES.map((each) => ({
          id: String(each),
          name: translate('settings.tokens.days', { smart_count: each }),
        }))}
      />
      <FormControl component="fieldset" error={tried && scopes.length === 0}>
        <FormLabel component="legend">{translate('settings.tokens.scopes')}</FormLabel>
        <FormGroup>
          {mine.map((scope) => (
            <FormControlLabel
              key={scope}
              control={
                <Checkbox size="small" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              }
              label={translate(`permissions.${scope}`, { _: scope })}
            />
          ))}
        </FormGroup>
        <FormHelperText>
          {translate(
            tried && scopes.length === 0 ? 'settings.tokens.scopes_needed' : 'settings.tokens.scopes_help',
          )}
        </FormHelperText>
      </FormControl>
    </FormDialog>
  );
};
