import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Section } from '../components/Section.js';
import { useMay } from '../providers/useMe.js';
import { MOST_ISSUERS, OurCertificates, useCertificatesOf } from './OurCertificates.js';

/** Certificates of ours whose issuer stands on a service that differs between two editions. */
export const TouchedCertificates = ({ issuers }: { readonly issuers: readonly string[] }) => {
  const mayRead = useMay('certificates.read');
  return mayRead ? <Touched issuers={issuers} /> : null;
};

const Touched = ({ issuers }: { readonly issuers: readonly string[] }) => {
  const translate = useTranslate();
  const found = useCertificatesOf(issuers);
  const title = translate('trust.edition.touched');
  const none = found.data?.length === 0;
  return (
    <Section
      title={found.data === undefined ? title : `${title} (${found.data.length})`}
      lead={translate('trust.edition.touched_lead')}
      flush={!none}
    >
      {none ? (
        <Typography variant="body2">{translate('trust.edition.touched_none')}</Typography>
      ) : (
        <OurCertificates caption={title} found={found} />
      )}
      {issuers.length > MOST_ISSUERS && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 2 }}>
          {translate('trust.edition.touched_more', { smart_count: MOST_ISSUERS })}
        </Typography>
      )}
    </Section>
  );
};
