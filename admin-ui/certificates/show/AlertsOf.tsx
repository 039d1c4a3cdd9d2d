import { Link, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { STATE_OF_ALERT } from '../../alerts/states.js';
import { Section } from '../../components/Section.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { useApi } from '../../providers/useApi.js';

/** What people were told about this certificate, the newest first. */
export const AlertsOf = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const query = new URLSearchParams({
    sort: '["raisedAt","DESC"]',
    range: '[0,4]',
    filter: JSON.stringify({ subjectType: 'certificate', subjectId: certificate.id }),
  });
  const { data, error } = useApi<Alert[]>(`/alerts?${query.toString()}`);
  if (error !== null) return null;
  return (
    <Section title={translate('alerts.title')}>
      {data === undefined && <Skeleton />}
      {data?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('certificates.show.no_alerts')}
        </Typography>
      )}
      {data?.map(({ id, title, state, raisedAt }) => (
        <Typography key={id} variant="body2" component="div" sx={{ mb: 1.5 }}>
          <Link component={RouterLink} to={`/alerts/${id}`} color="inherit">
            {title}
          </Link>
          <br />
          <StateChip state={STATE_OF_ALERT[state]} label={translate(`alerts.states.${state}`)} plain />{' '}
          <Moment at={raisedAt} show="time" />
        </Typography>
      ))}
    </Section>
  );
};
