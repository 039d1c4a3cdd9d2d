import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { StatusChip } from '../certificates/StatusChip.js';
import { pathOf, titleOf } from '../certificates/title.js';
import { VerdictChip } from '../certificates/verdict/VerdictChip.js';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { TableRows } from '../components/TableRows.js';
import { request } from '../providers/http.js';

/** One question for each; more issuers than these change at once only with a whole list. */
export const MOST_ISSUERS = 20;
const OF_EACH = 100;
/** The longest text that the filter takes; it finds parts of names. */
const LONGEST = 200;

/** Stored certificates whose issuer has one of these names. */
export function useCertificatesOf(issuers: readonly string[]) {
  const asked = issuers.filter(Boolean).slice(0, MOST_ISSUERS);
  return useQuery({
    queryKey: ['api', 'certificates-of', ...asked],
    queryFn: async ({ signal }) => {
      const found = new Map<string, Certificate>();
      for (const issuer of asked) {
        const query = new URLSearchParams({
          filter: JSON.stringify({ issuer: issuer.slice(0, LONGEST) }),
          range: JSON.stringify([0, OF_EACH - 1]),
          sort: JSON.stringify(['notAfter', 'DESC']),
        });
        const { data } = await request<Certificate[]>(`/certificates?${query.toString()}`, { signal });
        for (const certificate of data)
          if (certificate.issuer === issuer) found.set(certificate.id, certificate);
      }
      return [...found.values()];
    },
  });
}

interface OurCertificatesProps {
  readonly caption: string;
  readonly found: ReturnType<typeof useCertificatesOf>;
}

export const OurCertificates = ({ caption, found }: OurCertificatesProps) => {
  const translate = useTranslate();
  const phone = usePhone();
  const { data, error, refetch } = found;
  const columns: Column<Certificate>[] = [
    {
      key: 'organisation',
      label: translate('resources.certificates.fields.organisation'),
      render: titleOf,
    },
    {
      key: 'verdict',
      label: translate('verdict.column'),
      phone: 'aside',
      render: ({ verdict }) => <VerdictChip outcome={verdict?.outcome ?? null} plain />,
    },
    {
      key: 'kind',
      label: translate('resources.certificates.fields.kind'),
      render: ({ kind }) => translate(`certificates.kinds.${kind}`),
    },
    {
      key: 'status',
      label: translate('resources.certificates.fields.status'),
      render: ({ status, verdict }) => <StatusChip status={status} outcome={verdict?.outcome} />,
    },
    {
      key: 'notAfter',
      label: translate('resources.certificates.fields.notAfter'),
      render: ({ notAfter }) => <Moment at={notAfter} focusable={false} />,
    },
  ];
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton variant="rounded" height={64} />;
  const Rows = phone ? PhoneRows : TableRows;
  return <Rows caption={caption} columns={columns} rows={data} to={({ id }) => pathOf(id)} />;
};
