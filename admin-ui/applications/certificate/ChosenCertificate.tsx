import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { RoleNames } from '../../certificates/RoleChips.js';
import { SeverityChip, StatusChip } from '../../certificates/StatusChip.js';
import { pathOf, titleOf } from '../../certificates/title.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';

interface ChosenCertificateProps {
  readonly certificate: Certificate | undefined;
  readonly error: unknown;
  readonly wanted: 'qwac' | 'qsealc';
  readonly onChoose?: () => void;
  readonly onRemove?: () => void;
}

/** One certificate in a line: whose, what for, until when, how it is. */
export const ChosenCertificate = ({
  certificate,
  error,
  wanted,
  onChoose,
  onRemove,
}: ChosenCertificateProps) => {
  const translate = useTranslate();
  const remove = onRemove && (
    <Button variant="outlined" onClick={onRemove}>
      {translate('applications.certificate.remove')}
    </Button>
  );
  if (error)
    return (
      <>
        <ErrorState error={error} />
        {remove}
      </>
    );
  if (certificate === undefined) return <Skeleton variant="rounded" height={64} />;
  const { id, kind, status, notAfter, usableRoles, psd2, verdict } = certificate;
  return (
    <Line>
      <div className="what">
        <Link
          component={RouterLink}
          to={pathOf(id)}
          target="_blank"
          sx={{ display: 'block', fontWeight: 600 }}
        >
          {titleOf(certificate)}
        </Link>
        <RoleNames usable={usableRoles} claimed={psd2?.roles.map(({ name }) => name) ?? []} />
      </div>
      <div>
        <StateChip
          state={kind === wanted ? 'ok' : 'warning'}
          label={translate(`certificates.kinds.${kind}`)}
        />
        <StatusChip status={status} outcome={verdict?.outcome ?? null} />
        <SeverityChip of={certificate} />
      </div>
      <Moment at={notAfter} />
      {onChoose && (
        <Button variant="outlined" onClick={onChoose}>
          {translate('applications.certificate.choose')}
        </Button>
      )}
      {remove}
    </Line>
  );
};

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 20px',
  padding: '12px 14px',
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 10,
  '& .what': { flex: '1 1 220px', minWidth: 0 },
}));
