import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { Section } from '../components/Section.js';
import { listAddress } from '../components/listAddress.js';
import { DueCertificates } from './DueCertificates.js';

export const BrokenCertificates = ({ broken }: { readonly broken: CertificatesToday['broken'] }) => {
  const translate = useTranslate();
  const title = translate('today.broken.title');
  return (
    <Section
      title={title}
      {...(broken.count > 0 ? { lead: translate('today.broken.lead') } : {})}
      flush
      actions={
        broken.count > broken.certificates.length && (
          <Link component={RouterLink} to={listAddress('/certificates', { severity: 'error' })}>
            {translate('today.broken.all')} ({broken.count})
          </Link>
        )
      }
    >
      {broken.count === 0 ? (
        <EmptyState title={translate('today.broken.none')}>{translate('today.broken.none_help')}</EmptyState>
      ) : (
        <DueCertificates caption={title} certificates={broken.certificates} severity />
      )}
    </Section>
  );
};
