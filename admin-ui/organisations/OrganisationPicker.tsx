import { Autocomplete, TextField } from '@mui/material';
import { type ReactNode, useEffect, useState } from 'react';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { Organisation } from '../../server/organisations/organisations.contract.js';

interface OrganisationPickerProps {
  readonly label: string;
  /** The id of the one that is chosen. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error?: boolean;
  readonly helperText?: ReactNode;
  readonly autoFocus?: boolean;
}

const TYPING_MS = 250;
const OFFERED = 20;

/** Finds one organisation by name, identifier or tag. */
export const OrganisationPicker = ({
  label,
  value,
  onChange,
  error = false,
  helperText,
  autoFocus = false,
}: OrganisationPickerProps) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data: offered = [], isFetching } = useGetList<Organisation>('organisations', {
    pagination: { page: 1, perPage: OFFERED },
    sort: { field: 'name', order: 'ASC' },
    filter: q === '' ? {} : { q },
  });
  const { data: chosen } = useGetOne<Organisation>(
    'organisations',
    { id: value ?? '' },
    { enabled: value !== null },
  );
  return (
    <Autocomplete<Organisation>
      options={offered}
      value={value === null ? null : (chosen ?? null)}
      onChange={(_, organisation) => onChange(organisation?.id ?? null)}
      onInputChange={(_, input, reason) => {
        if (reason === 'input') setText(input);
      }}
      // The server has searched; its answer is not sifted again.
      filterOptions={(options) => options}
      getOptionLabel={({ name, key }) => `${name} · ${key}`}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      loading={isFetching}
      loadingText={translate('organisations.picker.loading')}
      noOptionsText={translate('organisations.picker.none')}
      openText={translate('organisations.picker.open')}
      closeText={translate('organisations.picker.close')}
      clearText={translate('organisations.picker.clear')}
      renderInput={(params) => (
        <TextField {...params} label={label} error={error} helperText={helperText} autoFocus={autoFocus} />
      )}
    />
  );
};
