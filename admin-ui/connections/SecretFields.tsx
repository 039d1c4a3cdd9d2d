import TextField from '@mui/material/TextField';
import { ClockField } from '../components/ClockField.js';
import { useConnectionWords } from './words.js';

interface SecretFieldsProps {
  readonly secret: string;
  readonly endsAt: string;
  readonly onSecret: (secret: string) => void;
  readonly onEndsAt: (clock: string) => void;
  readonly fault?: string | undefined;
  readonly endFault?: string | undefined;
}

/** A client secret on its way in, and when it ends. It is in no answer of the server afterwards. */
export const SecretFields = ({ secret, endsAt, onSecret, onEndsAt, fault, endFault }: SecretFieldsProps) => {
  const { say } = useConnectionWords();
  return (
    <>
      <TextField
        type="password"
        label={say('fields.clientSecret')}
        value={secret}
        onChange={({ target }) => onSecret(target.value)}
        error={fault !== undefined}
        helperText={fault ?? say('secret.help')}
        // Not a password of a person: no manager shall offer or keep one.
        autoComplete="new-password"
        slotProps={{ htmlInput: { maxLength: 1_000, spellCheck: false } }}
      />
      <ClockField
        label={say('fields.clientSecretEndsAt')}
        value={endsAt}
        onChange={onEndsAt}
        error={endFault !== undefined}
        help={endFault ?? say('secret.ends_help')}
      />
    </>
  );
};
