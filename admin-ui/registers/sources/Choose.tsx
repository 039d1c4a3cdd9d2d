import TextField from '@mui/material/TextField';
import { useId } from 'react';

interface ChooseProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
  /** The word for nothing chosen. */
  readonly none?: string;
  readonly error?: string | undefined;
  /** In a table the column says what it is. */
  readonly hiddenLabel?: boolean;
}

/** The browser's own list: works with every keyboard, screen reader and phone. */
export const Choose = ({
  label,
  value,
  choices,
  onChange,
  none,
  error,
  hiddenLabel = false,
}: ChooseProps) => {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      fullWidth
      {...(hiddenLabel ? {} : { label })}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={error !== undefined}
      helperText={error}
      slotProps={{
        select: { native: true },
        inputLabel: { shrink: true, htmlFor: id },
        htmlInput: { 'aria-label': label },
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </TextField>
  );
};
