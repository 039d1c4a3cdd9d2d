import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { OrganisationWithCertificates } from '../../../server/certificates/organisation-certificates.contract.js';
import { useFilter } from '../../components/filters.js';
import { useMay } from '../../providers/useMe.js';

const OFFERED = 10;

/** Whose certificates: found by name or number, kept as the key that outlives every certificate. */
export const OrganisationFilter = ({ label }: { readonly label: string }) => {
  const [key, set] = useFilter('registerKey');
  const [text, setText] = useState('');
  const may = useMay('organisations.read');
  const wanted = { q: text.trim(), hasCertificates: true };
  const { data: offered = [], isFetching } = useOrganisations(wanted, may);
  const { data: chosen = [] } = useOrganisations({ key }, may && key !== undefined);
  return (
    <Autocomplete<OrganisationWithCertificates>
      options={offered}
      value={key === undefined ? null : (chosen[0] ?? null)}
      loading={isFetching}
      disabled={!may}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_, typed, why) => why === 'input' && setText(typed)}
      onChange={(_, organisation) => set(organisation?.key)}
      renderInput={(input) => (
        <TextField
          {...input}
          label={label}
          slotProps={{ ...input.slotProps, inputLabel: { ...input.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
};

const useOrganisations = (filter: Record<string, unknown>, enabled: boolean) =>
  useGetList<OrganisationWithCertificates>(
    'organisations',
    { filter, sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: OFFERED } },
    { enabled, onError: () => undefined },
  );
