import { Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CertificateBytes } from '../../../server/certificates/certificates.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { BytesView } from './BytesView.js';

interface BytesSectionProps {
  readonly data: CertificateBytes | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

export const BytesSection = ({ data, error, refetch }: BytesSectionProps) => {
  const translate = useTranslate();
  return (
    <Section
      id="bytes"
      title={translate('certificates.bytes.title')}
      lead={translate('certificates.bytes.lead')}
    >
      {data !== undefined && <BytesView key={data.sha256} data={data} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={560} />}
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Section>
  );
};
