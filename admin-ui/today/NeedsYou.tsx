import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { Section } from '../components/Section.js';
import { listAddress } from '../components/listAddress.js';
import { DueCertificates } from './DueCertificates.js';

type Due = CertificatesToday['broken']['certificates'][number];

const SHOWN = 10;
/** What ended longer ago waits below what ends soon. */
const RECENT_DAYS = 30;

/** Certificates on which somebody has to act now. */
export const NeedsYou = ({ bands }: { readonly bands: CertificatesToday['bands'] }) => {
  const translate = useTranslate();
  const { overdue, within7, within30 } = bands;
  const isRecent = ({ daysLeft }: Due) => daysLeft >= -RECENT_DAYS;
  const due = [
    ...overdue.certificates.filter(isRecent),
    ...within7.certificates,
    ...within30.certificates,
    ...overdue.certificates.filter((certificate) => !isRecent(certificate)),
  ].slice(0, SHOWN);
  const total = overdue.count + within7.count + within30.count;
  return (
    <Section
      title={translate('today.needs.title')}
      {...(total > 0 ? { lead: translate('today.needs.lead') } : {})}
      flush
      actions={
        total > due.length && (
          <Link component={RouterLink} to={listAddress('/certificates', { status: ['expired', 'expiring'] })}>
            {translate('today.needs.all')} ({total})
          </Link>
        )
      }
    >
      {due.length === 0 ? (
        <EmptyState title={translate('today.needs.none')}>{translate('today.needs.none_help')}</EmptyState>
      ) : (
        <DueCertificates caption={translate('today.needs.title')} certificates={due} />
      )}
    </Section>
  );
};
