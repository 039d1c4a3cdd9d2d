import { useId } from 'react';
import TextField from '@mui/material/TextField';
import type { Choice } from './filters.js';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly help?: string | undefined;
  readonly disabled?: boolean;
  readonly error?: boolean;
}

/** One of a list, in a form. The browser's own list, as everywhere. */
export const ChoiceField = ({
  label,
  value,
  onChange,
  choices,
  help,
  disabled = false,
  error = false,
}: ChoiceFieldProps) => {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={help}
      disabled={disabled}
      error={error}
      fullWidth
      slotProps={{ select: { native: true }, inputLabel: { shrink: true, htmlFor: id } }}
    >
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </TextField>
  );
};
