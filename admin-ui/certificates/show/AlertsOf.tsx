import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Section } from '../../components/Section.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import type { State } from '../../theme/states.js';
import { useApi } from '../../providers/useApi.js';

const ALERT_STATES = {
  open: 'warning',
  acknowledged: 'notice',
  superseded: 'ended',
} as const satisfies Record<Alert['state'], State>;

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
    <Section title={translate('certificates.alerts.title')}>
      {data === undefined && <Skeleton />}
      {data?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('certificates.alerts.none')}
        </Typography>
      )}
      {data?.map(({ id, title, state, raisedAt }) => (
        <Typography key={id} variant="body2" component="div" sx={{ mb: 1.5 }}>
          {title}
          <br />
          <StateChip
            state={ALERT_STATES[state]}
            label={translate(`certificates.alerts.${state}`)}
            plain
          />{' '}
          <Moment at={raisedAt} show="time" />
        </Typography>
      ))}
    </Section>
  );
};
