import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { CertificatePicker } from '../../certificates/CertificatePicker.js';
import { ChosenCertificate } from './ChosenCertificate.js';
import { UploadHere } from './UploadHere.js';

interface CertificateChoiceProps {
  readonly kind: 'qwac' | 'qsealc';
  readonly identifier: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

const OFFERED = 10;
const NUMBER = /^PSD([A-Z]{2}-[A-Z]{2,8})-(.+)$/;

/** Certificates of this organisation first, then any other, then a file. */
export const CertificateChoice = ({ kind, identifier, value, onChange }: CertificateChoiceProps) => {
  const translate = useTranslate();
  const [elsewhere, setElsewhere] = useState(false);
  const [, authority, number] = NUMBER.exec(identifier.trim()) ?? [];
  const { data: own = [] } = useGetList<Certificate>(
    'certificates',
    {
      pagination: { page: 1, perPage: OFFERED },
      sort: { field: 'notAfter', order: 'DESC' },
      filter: { kind, authorisation: { authority, number } },
    },
    { enabled: authority !== undefined },
  );
  const chosen = useGetOne<Certificate>('certificates', { id: value ?? '' }, { enabled: value !== null });
  const words = (name: string) => translate(`applications.certificate.${name}`);
  if (value !== null)
    return (
      <ChosenCertificate
        certificate={chosen.data}
        error={chosen.error}
        wanted={kind}
        onRemove={() => onChange(null)}
      />
    );
  return (
    <Stack spacing={2}>
      {own.length > 0 && (
        <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {own.map((certificate) => (
            <li key={certificate.id}>
              <ChosenCertificate
                certificate={certificate}
                error={null}
                wanted={kind}
                onChoose={() => onChange(certificate.id)}
              />
            </li>
          ))}
        </Stack>
      )}
      {own.length === 0 && (
        <Typography color="textSecondary">
          {words(authority === undefined ? 'no_identifier' : 'none_of_it')}
        </Typography>
      )}
      <UploadHere onAdded={onChange} />
      {elsewhere ? (
        <CertificatePicker
          label={words('other')}
          value={null}
          onChange={(certificate) => certificate !== null && onChange(certificate.id)}
          autoFocus
        />
      ) : (
        <div>
          <Button onClick={() => setElsewhere(true)}>{words('other')}</Button>
        </div>
      )}
    </Stack>
  );
};
