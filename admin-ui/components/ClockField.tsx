import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useTimeZone } from './time.js';

interface ClockFieldProps {
  readonly label: string;
  /** As the clocks of the user's zone show it; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help: string;
  readonly error?: boolean;
}

/** A day and a time of the user's zone, which is named beside. */
export const ClockField = ({ label, value, onChange, help, error = false }: ClockFieldProps) => {
  const translate = useTranslate();
  const zone = useTimeZone();
  return (
    <TextField
      type="datetime-local"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={error}
      helperText={`${translate('field.in_zone', { zone })} ${help}`.trim()}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};
