import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { RoleNames } from '../certificates/RoleChips.js';
import { StatusChip } from '../certificates/StatusChip.js';
import { STATUS_STATES } from '../certificates/states.js';
import { pathOf } from '../certificates/title.js';
import { STATE_OF_OUTCOME } from '../certificates/verdict/states.js';
import { VerdictChip } from '../certificates/verdict/VerdictChip.js';
import { ErrorState } from '../components/ErrorState.js';
import { cutInTheMiddle } from '../components/Identifier.js';
import { listAddress } from '../components/listAddress.js';
import { Section } from '../components/Section.js';
import { useFormats, useNow } from '../components/time.js';
import { useMay } from '../providers/useMe.js';
import type { State } from '../theme/states.js';
import { MONOSPACE } from '../theme/theme.js';
import { axisOf, handoverOf, placeOf, type Span } from './time-axis.js';

const SHOWN = 30;
/** These no longer stand for anything when one follows the other. */
const OVER = new Set(['retired', 'superseded', 'revoked', 'expired']);

const spanOf = ({ notBefore, notAfter }: Certificate): Span => ({
  from: Date.parse(notBefore),
  until: Date.parse(notAfter),
});

/** Old and new side by side on one time axis. */
export const OrganisationCertificates = ({
  organisation,
}: {
  readonly organisation: OrganisationWithCertificates;
}) => {
  const translate = useTranslate();
  const mayUpload = useMay('certificates.write');
  const filter = { registerKey: organisation.key };
  const { data, total, error, refetch } = useGetList<Certificate>('certificates', {
    filter,
    sort: { field: 'notAfter', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const title = translate('organisations.certificates.title');
  return (
    <Section
      title={total === undefined ? title : `${title} (${total})`}
      lead={translate('organisations.certificates.lead')}
      actions={
        total !== undefined &&
        total > 0 && (
          <Link component={RouterLink} to={listAddress('/certificates', filter)}>
            {translate('organisations.certificates.all')}
          </Link>
        )
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={96} />}
      {data !== undefined && data.length > 0 && <Bars certificates={data} total={total ?? data.length} />}
      {data?.length === 0 && (
        <>
          <p style={{ marginTop: 0 }}>{translate('organisations.certificates.none')}</p>
          {mayUpload && (
            <Button variant="outlined" component={RouterLink} to="/certificates/create">
              {translate('organisations.certificates.upload')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
};

interface BarsProps {
  readonly certificates: readonly Certificate[];
  readonly total: number;
}

const Bars = ({ certificates, total }: BarsProps) => {
  const translate = useTranslate();
  const now = useNow();
  const axis = axisOf(certificates.map(spanOf), now);
  const today = placeOf({ from: now, until: now }, axis).left;
  return (
    <>
      <Handover certificates={certificates} />
      <List>
        {certificates.map((certificate) => (
          <Row key={certificate.id} certificate={certificate} axis={axis} today={today} />
        ))}
      </List>
      {total > certificates.length && (
        <p>{translate('organisations.certificates.more', { shown: certificates.length })}</p>
      )}
    </>
  );
};

/** Says of the website certificates in use what the bars show. */
const Handover = ({ certificates }: { readonly certificates: readonly Certificate[] }) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const inUse = certificates.filter(({ kind, status }) => kind === 'qwac' && !OVER.has(status));
  const handover = handoverOf(inUse.map(spanOf));
  if (handover === undefined) return null;
  return (
    <p style={{ marginTop: 0 }}>
      {translate(`organisations.certificates.${handover.kind}`, {
        from: day(new Date(handover.from)),
        until: day(new Date(handover.until)),
      })}
    </p>
  );
};

interface RowProps {
  readonly certificate: Certificate;
  readonly axis: Span;
  readonly today: number;
}

const Row = ({ certificate, axis, today }: RowProps) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const { id, kind, serialNumber, notBefore, notAfter, status, verdict, usableRoles, psd2 } = certificate;
  const place = placeOf(spanOf(certificate), axis);
  const [from, until] = [day(new Date(notBefore)), day(new Date(notAfter))];
  // What is wrong with it matters more than that its time has not passed.
  const isBad = verdict !== null && !OVER.has(status) && STATE_OF_OUTCOME[verdict.outcome] === 'critical';
  return (
    <li>
      <span className="name">
        <Link component={RouterLink} to={pathOf(id)}>
          {translate(`certificates.kinds.${kind}`)} <Code>{cutInTheMiddle(serialNumber, 16)}</Code>
        </Link>
        {isBad ? <VerdictChip outcome={verdict.outcome} /> : <StatusChip status={status} />}
      </span>
      <span className="roles">
        <RoleNames usable={usableRoles} claimed={psd2?.roles.map(({ name }) => name) ?? []} />
      </span>
      <Track aria-hidden>
        <Bar
          state={isBad ? 'critical' : STATUS_STATES[status]}
          style={{ left: `${place.left}%`, width: `${place.width}%` }}
        />
        <i title={translate('organisations.certificates.today')} style={{ left: `${today}%` }} />
      </Track>
      <span className="dates">{translate('organisations.certificates.bar', { from, until })}</span>
    </li>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 14,
  // One grid for all rows, or the bars would not share their axis.
  gridTemplateColumns: 'auto auto minmax(200px, 1fr) auto',
  '& > li': {
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'subgrid',
    alignItems: 'center',
    columnGap: 24,
  },
  '& .name': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  '& .dates': { color: theme.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
  [theme.breakpoints.down('lg')]: {
    gridTemplateColumns: '1fr',
    gap: 22,
    '& > li': { gridTemplateColumns: '1fr', rowGap: 4 },
  },
}));

const Track = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'block',
  height: 14,
  borderRadius: 4,
  backgroundColor: theme.palette.sunken,
  '& > i': {
    position: 'absolute',
    top: -4,
    bottom: -4,
    width: 2,
    marginLeft: -1,
    backgroundColor: theme.palette.text.primary,
  },
}));

const Bar = styled('span', { shouldForwardProp: (prop) => prop !== 'state' })<{ state: State }>(
  ({ theme, state }) => ({
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderRadius: 4,
    backgroundColor: theme.palette.states[state].line,
  }),
);

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem' });
