import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import { RoleNames } from '../certificates/RoleChips.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { AcknowledgeDialog } from './AcknowledgeDialog.js';
import { STATE_OF_ALERT, STATE_OF_DELIVERY, subjectAddress } from './states.js';
import { useAlertTitle } from './useAlertTitle.js';

/** One alert: what it is about, who was told, what became of it. */
const AlertShow = () => {
  const translate = useTranslate();
  const titleOf = useAlertTitle();
  const mayAct = useMay('alerts.write');
  const { id = '' } = useParams();
  const { data: alert, error, refetch } = useGetOne<Alert>('alerts', { id });
  const [asking, setAsking] = useState(false);
  const parent = { to: '/alerts', label: translate('alerts.title') };

  if (error)
    return (
      <Page title={translate('alerts.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!alert) return <PageSkeleton />;
  const subject = subjectAddress(alert);
  return (
    <Page
      title={titleOf(alert)}
      lead={translate(`alerts.sentences.${alert.kind}`, {
        smart_count: Math.abs(alert.threshold),
      })}
      parent={parent}
      narrow
      actions={
        <>
          {subject && (
            <Button component={RouterLink} to={subject} variant="outlined">
              {translate(
                alert.unheard
                  ? 'alerts.open_subject'
                  : alert.trustedList
                    ? 'alerts.open_list'
                    : alert.registerChange
                      ? 'alerts.open_entry'
                      : 'alerts.open_certificate',
              )}
            </Button>
          )}
          {mayAct && alert.state === 'open' && (
            <Button variant="contained" onClick={() => setAsking(true)}>
              {translate('alerts.acknowledge')}
            </Button>
          )}
        </>
      }
    >
      <Section title={translate('alerts.about')}>
        <Facts
          facts={[
            {
              label: translate('alerts.fields.state'),
              value: (
                <StateChip
                  state={STATE_OF_ALERT[alert.state]}
                  label={translate(`alerts.states.${alert.state}`)}
                />
              ),
            },
            ...(alert.supersededReason
              ? [
                  {
                    label: translate('alerts.fields.supersededReason'),
                    value: translate(`alerts.reasons.${alert.supersededReason}`),
                  },
                ]
              : []),
            {
              label: translate(alert.registerChange ? 'alerts.fields.publishedAt' : 'alerts.fields.endsAt'),
              value: <Moment at={alert.endsAt} />,
            },
            ...(alert.trustedList
              ? [{ label: translate('alerts.fields.message'), value: alert.trustedList.message }]
              : []),
            ...factsOfRegisterChange(alert, translate),
            ...factsOfCertificate(alert, translate),
          ]}
        />
      </Section>
      <Section title={translate('alerts.told')}>
        <Facts
          facts={[
            { label: translate('alerts.fields.raisedAt'), value: <Moment at={alert.raisedAt} show="time" /> },
            {
              label: translate('alerts.fields.recipient'),
              value: alert.recipient
                ? `${alert.recipient} (${translate(`alerts.recipient_is.${alert.recipientIs ?? 'owner'}`)})`
                : translate('alerts.nobody'),
            },
            {
              label: translate('alerts.fields.delivery'),
              value: (
                <>
                  <StateChip
                    state={STATE_OF_DELIVERY[alert.delivery]}
                    label={translate(`alerts.deliveries.${alert.delivery}`)}
                  />{' '}
                  {alert.messageId && (
                    <Link underline="always" component={RouterLink} to={`/alerts/mails/${alert.messageId}`}>
                      {translate('alerts.open_mail')}
                    </Link>
                  )}
                </>
              ),
            },
            ...(alert.acknowledgedAt
              ? [
                  {
                    label: translate('alerts.fields.acknowledgedAt'),
                    value: (
                      <>
                        <Moment at={alert.acknowledgedAt} show="time" /> · {alert.acknowledgedBy}
                      </>
                    ),
                  },
                ]
              : []),
            ...(alert.note ? [{ label: translate('alerts.fields.note'), value: alert.note }] : []),
          ]}
        />
      </Section>
      {asking && <AcknowledgeDialog id={alert.id} onClose={() => setAsking(false)} />}
    </Page>
  );
};

const factsOfRegisterChange = ({ registerChange }: Alert, translate: (key: string) => string) =>
  registerChange === null
    ? []
    : [
        { label: translate('alerts.fields.message'), value: registerChange.sentence },
        { label: translate('alerts.fields.register'), value: registerChange.register },
        {
          label: translate('alerts.fields.touched'),
          value: (
            <>
              {registerChange.certificates.map(({ id, organisation, kind }) => (
                <div key={id}>
                  <Link underline="always" component={RouterLink} to={`/certificates/${id}/show`}>
                    {organisation} · {translate(`certificates.kinds.${kind}`)}
                  </Link>
                </div>
              ))}
              {registerChange.touched > registerChange.certificates.length && `… ${registerChange.touched}`}
            </>
          ),
        },
      ];

const factsOfCertificate = ({ context }: Alert, translate: (key: string) => string) =>
  context === null
    ? []
    : [
        {
          label: translate('alerts.fields.roles'),
          value: <RoleNames usable={context.usableRoles} claimed={[]} />,
        },
        {
          label: translate('alerts.fields.organizationIdentifier'),
          value: (
            <Identifier
              value={context.organizationIdentifier}
              what={translate('alerts.fields.organizationIdentifier')}
            />
          ),
        },
        { label: translate('alerts.fields.issuer'), value: context.issuer ?? '–' },
        {
          label: translate('alerts.fields.serialNumber'),
          value: <Identifier value={context.serialNumber} what={translate('alerts.fields.serialNumber')} />,
        },
      ];

export default AlertShow;
