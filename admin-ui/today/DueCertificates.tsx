import { useTranslate } from 'react-admin';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { useRoleName } from '../certificates/RoleChips.js';
import { SeverityChip, StatusChip } from '../certificates/StatusChip.js';
import { pathOf } from '../certificates/title.js';
import { usePhone } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import { TableRows } from '../components/TableRows.js';

type Due = CertificatesToday['broken']['certificates'][number];

interface DueCertificatesProps {
  readonly caption: string;
  readonly certificates: readonly Due[];
  /** Shows the worst finding instead of the status. */
  readonly severity?: boolean;
}

/** A short table of certificates: whose, which roles, by when, in which state, who looks after it. */
export const DueCertificates = ({ caption, certificates, severity = false }: DueCertificatesProps) => {
  const translate = useTranslate();
  const phone = usePhone();
  const roleName = useRoleName();
  const columns: Column<Due>[] = [
    {
      key: 'holder',
      label: translate('today.needs.holder'),
      render: ({ organisation, subject }) => organisation || subject || translate('today.needs.unnamed'),
    },
    {
      key: 'kind',
      label: translate('resources.certificates.fields.kind'),
      phone: 'hidden',
      render: ({ kind }) => translate(`certificates.kinds.${kind}`),
    },
    {
      key: 'roles',
      label: translate('resources.certificates.fields.usableRoles'),
      phone: 'hidden',
      render: ({ usableRoles }) => usableRoles.map(roleName).join(', ') || '–',
    },
    {
      key: 'ends',
      label: translate('today.needs.ends'),
      phone: 'bare',
      render: ({ notAfter }) => <Moment at={notAfter} focusable={false} />,
    },
    {
      key: 'state',
      label: translate(severity ? 'resources.certificates.fields.severity' : 'today.needs.state'),
      phone: 'aside',
      render: (certificate) =>
        severity ? <SeverityChip of={certificate} /> : <StatusChip status={certificate.status} />,
    },
    {
      key: 'owner',
      label: translate('today.needs.owner'),
      phone: 'hidden',
      render: ({ ownerEmail }) => ownerEmail ?? translate('today.needs.nobody'),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return <Rows caption={caption} columns={columns} rows={certificates} to={({ id }) => pathOf(id)} />;
};
