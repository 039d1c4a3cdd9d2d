import { Autocomplete, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { useFormats } from '../components/time.js';
import { titleOf } from './title.js';

interface CertificatePickerProps {
  readonly label: string;
  readonly value: Certificate | null;
  readonly onChange: (certificate: Certificate | null) => void;
  /** Not offered: the certificate the choice is for. */
  readonly except?: string | undefined;
  readonly helperText?: string;
  readonly autoFocus?: boolean;
}

const TYPING_MS = 250;
const OFFERED = 20;

/** Finds one stored certificate by anything the list can search. */
export const CertificatePicker = ({
  label,
  value,
  onChange,
  except,
  helperText,
  autoFocus,
}: CertificatePickerProps) => {
  const translate = useTranslate();
  const formats = useFormats();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data = [], isFetching } = useGetList<Certificate>('certificates', {
    pagination: { page: 1, perPage: OFFERED },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: q === '' ? {} : { q },
  });
  const describe = ({ kind, notAfter, serialNumber }: Certificate) =>
    [translate(`certificates.kinds.${kind}`), formats.day(new Date(notAfter)), serialNumber.slice(-8)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Autocomplete<Certificate>
      options={data.filter(({ id }) => id !== except)}
      value={value}
      onChange={(_, chosen) => onChange(chosen)}
      onInputChange={(_, input, reason) => {
        if (reason === 'input') setText(input);
      }}
      // The server has searched; its answer is not sifted again.
      filterOptions={(options) => options}
      getOptionLabel={(option) => `${titleOf(option)} · ${describe(option)}`}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      loading={isFetching}
      loadingText={translate('certificates.picker.loading')}
      noOptionsText={translate('certificates.picker.none')}
      openText={translate('certificates.picker.open')}
      closeText={translate('certificates.picker.close')}
      clearText={translate('certificates.picker.clear')}
      renderInput={(params) => (
        <TextField {...params} label={label} helperText={helperText} autoFocus={autoFocus ?? false} />
      )}
    />
  );
};
