import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { useApi } from '../providers/useApi.js';

export type PickedOrganisation = Pick<OrganisationWithCertificates, 'id' | 'name'>;

interface OrganisationPickerProps {
  readonly label: string;
  readonly value: PickedOrganisation | null;
  readonly onChange: (organisation: PickedOrganisation | null) => void;
  readonly helperText?: string | undefined;
  readonly error?: boolean;
  readonly autoFocus?: boolean;
  readonly size?: 'small' | 'medium';
}

const TYPING_MS = 250;
const OFFERED = 20;

/** Finds one organisation by anything its list can search. */
export const OrganisationPicker = ({
  label,
  value,
  onChange,
  helperText,
  error = false,
  autoFocus = false,
  size = 'medium',
}: OrganisationPickerProps) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = new URLSearchParams({
    range: JSON.stringify([0, OFFERED - 1]),
    sort: JSON.stringify(['name', 'ASC']),
    filter: JSON.stringify(q === '' ? {} : { q }),
  });
  const { data = [], isFetching } = useApi<OrganisationWithCertificates[]>(
    `/organisations?${query.toString()}`,
  );
  return (
    <Autocomplete<PickedOrganisation>
      options={data}
      value={value}
      onChange={(_, chosen) => onChange(chosen)}
      onInputChange={(_, input, reason) => {
        if (reason === 'input') setText(input);
      }}
      // The server has searched; its answer is not sifted again.
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      loading={isFetching}
      loadingText={translate('organisations.picker.loading')}
      noOptionsText={translate('organisations.picker.none')}
      openText={translate('certificates.picker.open')}
      closeText={translate('certificates.picker.close')}
      clearText={translate('certificates.picker.clear')}
      size={size}
      fullWidth
      renderInput={(params) => (
        <TextField {...params} label={label} helperText={helperText} error={error} autoFocus={autoFocus} />
      )}
    />
  );
};
