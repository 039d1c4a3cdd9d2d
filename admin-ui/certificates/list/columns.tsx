import { Box, Chip, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { Column } from '../../components/rows.js';
import { Moment } from '../../components/Moment.js';
import { RoleNames, useRoleName } from '../RoleChips.js';
import { SeverityChip, StatusChip } from '../StatusChip.js';
import { titleOf } from '../title.js';
import { VerdictChip } from '../verdict/VerdictChip.js';

const Stacked = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: theme.spacing(0.25),
}));

/** The columns of a desk. The authority is read from the identifier below the name. */
export function useCertificateColumns(): readonly Column<Certificate>[] {
  const translate = useTranslate();
  return useMemo(() => {
    const label = (key: string) => translate(`resources.certificates.fields.${key}`);
    return [
      { key: 'organisation', label: label('organisation'), sortable: true, render: titleOf },
      {
        key: 'status',
        label: translate('certificates.list.status_and_verdict'),
        render: ({ status, verdict }) => (
          <Stacked>
            <StatusChip status={status} outcome={verdict?.outcome} />
            {verdict?.outcome !== status && <VerdictChip outcome={verdict?.outcome ?? null} plain />}
          </Stacked>
        ),
      },
      {
        key: 'kind',
        label: label('kind'),
        sortable: true,
        render: ({ kind }) => (
          <Tooltip title={translate(`certificates.kind_gloss.${kind}`)}>
            <span>{translate(`certificates.kinds.${kind}`)}</span>
          </Tooltip>
        ),
      },
      {
        key: 'usableRoles',
        label: label('usableRoles'),
        render: ({ usableRoles, psd2 }) => (
          <RoleNames usable={usableRoles} claimed={psd2?.roles.map(({ name }) => name) ?? []} />
        ),
      },
      {
        key: 'notAfter',
        label: label('notAfter'),
        sortable: true,
        render: ({ notAfter }) => <Moment at={notAfter} focusable={false} />,
      },
      {
        key: 'severity',
        label: translate('certificates.list.severity'),
        sortable: true,
        render: (certificate) => <SeverityChip of={certificate} plain />,
      },
      {
        key: 'ownerEmail',
        label: translate('certificates.list.owner_and_tags'),
        sortable: true,
        render: ({ ownerEmail, tags }) => (
          <>
            {ownerEmail ?? (tags.length === 0 && <span aria-hidden>–</span>)}
            {tags.length > 0 && <Tags tags={tags} />}
          </>
        ),
      },
    ];
  }, [translate]);
}

export const Tags = ({ tags }: { tags: readonly string[] }) =>
  tags.length === 0 ? (
    <span aria-hidden>–</span>
  ) : (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      {tags.map((tag) => (
        <Chip key={tag} size="small" variant="outlined" label={tag} />
      ))}
    </Box>
  );

/** On a phone one line says what takes four columns of a desk. */
export function useCertificatePhoneColumns(): readonly Column<Certificate>[] {
  const translate = useTranslate();
  const roleName = useRoleName();
  const columns = useCertificateColumns();
  return useMemo(() => {
    const kept = (key: string, phone: 'bare' | 'line') =>
      columns.filter((column) => column.key === key).map((column) => ({ ...column, phone }));
    return [
      ...kept('organisation', 'line'),
      {
        key: 'status',
        label: translate('resources.certificates.fields.status'),
        phone: 'aside',
        render: ({ status, verdict }) => <StatusChip status={status} outcome={verdict?.outcome} />,
      },
      {
        key: 'summary',
        label: '',
        phone: 'bare',
        render: ({ kind, usableRoles, psd2 }) =>
          [translate(`certificates.kinds.${kind}`), usableRoles.map(roleName).join(', '), psd2?.ncaId]
            .filter(Boolean)
            .join(' · '),
      },
      {
        key: 'verdict',
        label: translate('verdict.column'),
        phone: 'bare',
        render: ({ verdict }) => <VerdictChip outcome={verdict?.outcome ?? null} plain />,
      },
      ...kept('notAfter', 'bare'),
      ...kept('severity', 'bare'),
    ];
  }, [columns, roleName, translate]);
}
