import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import {
  type ApiEnvironment,
  APPLICATION_LIMITS,
  redirectUriFault,
} from '../../../server/applications/applications.contract.js';

interface RedirectUrisFieldProps {
  readonly value: readonly string[];
  readonly environment: ApiEnvironment | null;
  readonly onChange: (uris: string[]) => void;
}

/** Where customers come back to. What will not do is said at once. */
export const RedirectUrisField = ({ value, environment, onChange }: RedirectUrisFieldProps) => {
  const translate = useTranslate();
  const shown = value.length === 0 ? [''] : value;
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 720 }}>
      {shown.map((uri, i) => {
        const fault = uri === '' ? undefined : redirectUriFault(uri.trim(), environment);
        return (
          // The order is the only thing that tells them apart while they are typed.
          <Stack key={i} direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
            <TextField
              fullWidth
              type="url"
              label={translate('applications.target.redirect', { number: i + 1 })}
              value={uri}
              onChange={({ target }) => onChange(shown.map((one, at) => (at === i ? target.value : one)))}
              error={fault !== undefined}
              helperText={fault && translate(`applications.missing.${fault}`)}
              placeholder="https://app.example.eu/callback"
              slotProps={{ htmlInput: { maxLength: APPLICATION_LIMITS.uri } }}
            />
            {value.length > 0 && (
              <IconButton
                aria-label={translate('applications.target.remove', { name: uri || String(i + 1) })}
                onClick={() => onChange(value.filter((_, at) => at !== i))}
              >
                <DeleteOutlined />
              </IconButton>
            )}
          </Stack>
        );
      })}
      {value.length > 0 && value.length < APPLICATION_LIMITS.redirectUris && (
        <div>
          <Button startIcon={<AddOutlined />} onClick={() => onChange([...value, ''])}>
            {translate('applications.target.add_redirect')}
          </Button>
        </div>
      )}
    </Stack>
  );
};
