import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { MONOSPACE } from '../theme/theme.js';

interface PemFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (pem: string) => void;
}

/** PEM pasted, or read from a file; a file in DER becomes PEM. */
export const PemField = ({ label, help, error, value, onChange }: PemFieldProps) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <TextField
        multiline
        fullWidth
        minRows={4}
        maxRows={8}
        label={label}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={error !== undefined}
        helperText={error ?? help}
        sx={{ '& textarea': { fontFamily: MONOSPACE, fontSize: 13 } }}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' },
        }}
      />
      <Button size="small" variant="outlined" sx={{ mt: 1 }} onClick={() => input.current?.click()}>
        {translate('trust.anchors.propose.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={translate('trust.anchors.propose.choose')}
        onChange={({ target }) => {
          const [file] = Array.from(target.files ?? []);
          target.value = '';
          if (file !== undefined) void pemOf(file).then(onChange);
        }}
      />
    </div>
  );
};

async function pemOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (text.includes('-----BEGIN')) return text;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
