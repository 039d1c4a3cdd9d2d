import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ProposeOverride, RegisterOverride } from '../../../server/registers/sources.contract.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useAction } from '../../providers/useApi.js';

interface ProposeOverrideDialogProps {
  readonly identifier: string;
  readonly entryId: string;
  readonly onClose: () => void;
  readonly onDone: (override: RegisterOverride) => void;
}

/** The first of two people: which identifier, which entry, and why. */
export const ProposeOverrideDialog = ({
  identifier,
  entryId,
  onClose,
  onDone,
}: ProposeOverrideDialogProps) => {
  const translate = useTranslate();
  const [value, setValue] = useState({ identifier, entryId, reason: '', endsOn: '' });
  const [tried, setTried] = useState(false);
  const propose = useAction<RegisterOverride, ProposeOverride>('/register-overrides', {
    done: 'regsrc.decision.proposed_done',
    onDone,
  });
  const words = (name: string) => translate(`regsrc.overrides.${name}`);
  const missing = (name: 'identifier' | 'entryId' | 'reason') =>
    tried && value[name].trim().length < 3 ? translate('regsrc.decision.needed') : undefined;
  const fields = [
    { name: 'identifier', label: words('identifier'), help: words('identifier_help'), rows: 1, max: 300 },
    { name: 'entryId', label: words('entry'), help: words('entry_help'), rows: 1, max: 500 },
    { name: 'reason', label: translate('regsrc.decision.reason'), help: undefined, rows: 3, max: 2_000 },
  ] as const;
  return (
    <FormDialog
      title={words('propose')}
      action={words('propose')}
      busy={propose.isPending}
      onSubmit={() => {
        setTried(true);
        if (fields.every(({ name }) => value[name].trim().length >= 3))
          propose.mutate({ ...value, endsOn: value.endsOn === '' ? null : value.endsOn });
      }}
      onClose={onClose}
    >
      {fields.map(({ name, label, help, rows, max }) => (
        <TextField
          key={name}
          label={label}
          value={value[name]}
          onChange={({ target }) => setValue({ ...value, [name]: target.value })}
          error={missing(name) !== undefined}
          helperText={missing(name) ?? help}
          multiline={rows > 1}
          minRows={rows}
          fullWidth
          slotProps={{ htmlInput: { maxLength: max } }}
        />
      ))}
      <TextField
        type="date"
        label={words('ends')}
        helperText={words('ends_help')}
        value={value.endsOn}
        onChange={({ target }) => setValue({ ...value, endsOn: target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
};
