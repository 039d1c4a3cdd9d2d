import { Box, Chip, Tooltip } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Identifier } from '../../components/Identifier.js';
import type { Column } from '../../components/rows.js';
import { Moment } from '../../components/Moment.js';
import { RoleNames, useRoleName } from '../RoleChips.js';
import { SeverityChip, StatusChip } from '../StatusChip.js';
import { titleOf } from '../title.js';
import { VerdictChip } from '../verdict/VerdictChip.js';

/** The columns of the list, for the table of a desk and the rows of a phone alike. */
export function useCertificateColumns(): readonly Column<Certificate>[] {
  const translate = useTranslate();
  return useMemo(() => {
    const label = (key: string) => translate(`resources.certificates.fields.${key}`);
    return [
      { key: 'organisation', label: label('organisation'), sortable: true, render: titleOf },
      {
        key: 'status',
        label: label('status'),
        phone: 'aside',
        render: ({ status, verdict }) => <StatusChip status={status} outcome={verdict?.outcome} />,
      },
      {
        key: 'verdict',
        label: translate('verdict.column'),
        render: ({ verdict }) => <VerdictChip outcome={verdict?.outcome ?? null} plain />,
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
        key: 'ncaId',
        label: label('ncaId'),
        sortable: true,
        render: ({ psd2 }) =>
          psd2 === null ? (
            <span aria-hidden>–</span>
          ) : (
            <Tooltip title={psd2.ncaName}>
              <span>
                <Identifier value={psd2.ncaId} what={label('ncaId')} max={14} copy={false} />
              </span>
            </Tooltip>
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
    const kept = (key: string, phone: 'aside' | 'bare' | 'line') =>
      columns.filter((column) => column.key === key).map((column) => ({ ...column, phone }));
    return [
      ...kept('organisation', 'line'),
      ...kept('status', 'aside'),
      {
        key: 'summary',
        label: '',
        phone: 'bare',
        render: ({ kind, usableRoles, psd2 }) =>
          [translate(`certificates.kinds.${kind}`), usableRoles.map(roleName).join(', '), psd2?.ncaId]
            .filter(Boolean)
            .join(' · '),
      },
      ...kept('verdict', 'bare'),
      ...kept('notAfter', 'bare'),
      ...kept('severity', 'bare'),
    ];
  }, [columns, roleName, translate]);
}
