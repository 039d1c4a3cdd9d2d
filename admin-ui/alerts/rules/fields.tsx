import { type ReactNode, useState } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Choice } from '../../components/filters.js';

interface GroupProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** One question of the editor. */
export const Question = ({ title, help, children }: GroupProps) => (
  <Fieldset>
    <legend>{title}</legend>
    {help && (
      <Typography variant="body2" color="textSecondary">
        {help}
      </Typography>
    )}
    {children}
  </Fieldset>
);

const Fieldset = styled('fieldset')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 14,
  minWidth: 0,
  margin: '0 0 16px',
  padding: '6px 20px 20px',
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  '& > legend': { padding: '0 6px', marginLeft: -6, fontSize: '0.9375rem', fontWeight: 620 },
  [theme.breakpoints.down('md')]: { padding: '4px 14px 16px' },
}));

/** Chips that are on or off. */
export const Chips = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& button': {
    font: 'inherit',
    fontSize: '0.8125rem',
    minHeight: 30,
    padding: '2px 12px',
    borderRadius: 15,
    cursor: 'pointer',
    color: theme.palette.text.primary,
    backgroundColor: 'transparent',
    border: `1px solid ${theme.palette.text.disabled}`,
    [theme.breakpoints.down('md')]: { minHeight: 38 },
  },
  '& button[aria-pressed="true"]': {
    borderColor: theme.palette.primary.main,
    backgroundColor: theme.palette.states.notice.soft,
    color: theme.palette.states.notice.text,
    fontWeight: 560,
  },
  '& button:disabled': { cursor: 'default', opacity: 0.6 },
}));

interface ToggleChipsProps<Id extends string | number> {
  readonly label: string;
  readonly chosen: readonly Id[];
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly disabled?: boolean;
  readonly onChange: (chosen: Id[]) => void;
}

/** Several of a few. */
export const ToggleChips = <Id extends string | number>(props: ToggleChipsProps<Id>) => {
  const { label, chosen, choices, disabled = false, onChange } = props;
  return (
    <Chips role="group" aria-label={label}>
      {choices.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          disabled={disabled}
          aria-pressed={chosen.includes(id)}
          onClick={() =>
            onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
          }
        >
          {name}
        </button>
      ))}
    </Chips>
  );
};

interface ManyOfProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
  readonly loading?: boolean;
  readonly onChange: (chosen: string[]) => void;
  /** Asks the server while somebody types; without it the choices are all there are. */
  readonly onType?: (text: string) => void;
  /** Takes words that are not among the choices. */
  readonly free?: boolean;
}

/** Several of many, found by typing. */
export const ManyOf = (props: ManyOfProps) => {
  const {
    label,
    help,
    chosen,
    choices,
    disabled = false,
    loading = false,
    onChange,
    onType,
    free = false,
  } = props;
  const [known, setKnown] = useState(new Map<string, string>());
  const nameOf = (id: string) => choices.find((choice) => choice.id === id)?.name ?? known.get(id) ?? id;
  return (
    <Autocomplete<string, true, false, boolean>
      multiple
      freeSolo={free}
      disabled={disabled}
      loading={loading}
      options={choices.map(({ id }) => id)}
      value={[...chosen]}
      getOptionLabel={nameOf}
      filterSelectedOptions
      {...(onType && { filterOptions: (options: string[]) => options })}
      onInputChange={(_, text, why) => why === 'input' && onType?.(text)}
      onChange={(_, next) => {
        setKnown(new Map([...known, ...next.map((id) => [id, nameOf(id)] as const)]));
        onChange(next);
      }}
      renderInput={(input) => (
        <TextField
          {...input}
          label={label}
          helperText={help}
          slotProps={{ ...input.slotProps, inputLabel: { ...input.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
};

interface TickProps {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export const Tick = ({ label, help, checked, disabled = false, onChange }: TickProps) => (
  <FormControlLabel
    disabled={disabled}
    sx={{ alignItems: 'flex-start', mr: 0 }}
    control={
      <Checkbox
        size="small"
        sx={{ mt: '-7px' }}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
    }
    label={
      <>
        {label}
        {help && (
          <Typography variant="caption" color="textSecondary" component="div">
            {help}
          </Typography>
        )}
      </>
    }
  />
);

/** Fields side by side where they fit. */
export const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 12,
  alignItems: 'flex-start',
  '& > .MuiTextField-root': { flex: '1 1 160px', maxWidth: 280 },
  [theme.breakpoints.down('md')]: { '& > .MuiTextField-root': { maxWidth: 'none' } },
}));
