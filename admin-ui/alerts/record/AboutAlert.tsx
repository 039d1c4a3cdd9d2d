import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { RoleNames } from '../../certificates/RoleChips.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { endsLater } from '../ends-later.js';
import { STATE_OF_ALERT, STATE_OF_SEVERITY } from '../states.js';
import { useSubjectFacts } from './useSubjectFacts.js';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What an alert is about, as of the day when it was raised. */
export const AboutAlert = ({ alert }: { readonly alert: Alert }) => {
  const translate = useTranslate();
  const subjectFacts = useSubjectFacts(alert);
  return (
    <Facts
      facts={[
        {
          label: translate('inbox.fields.severity'),
          value: (
            <StateChip
              state={STATE_OF_SEVERITY[alert.severity]}
              label={translate(`inbox.severities.${alert.severity}`)}
            />
          ),
        },
        {
          label: translate('alerts.fields.state'),
          value: (
            <StateChip state={STATE_OF_ALERT[alert.state]} label={translate(`inbox.states.${alert.state}`)} />
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
          label: translate('alerts.fields.kind'),
          value: translate(`alert_kinds.${alert.kind}`, { _: alert.kind }),
        },
        ...(endsLater(alert) || alert.registerChange
          ? [
              {
                label: translate(alert.registerChange ? 'alerts.fields.publishedAt' : 'alerts.fields.endsAt'),
                value: <Moment at={alert.endsAt} />,
              },
            ]
          : []),
        ...(alert.ownerEmail === null
          ? []
          : [{ label: translate('inbox.fields.owner'), value: alert.ownerEmail }]),
        ...(alert.organisationId === null
          ? []
          : [
              {
                label: translate('inbox.fields.organisation'),
                value: (
                  <Link
                    underline="always"
                    component={RouterLink}
                    to={`/organisations/${alert.organisationId}`}
                  >
                    {organisationOf(alert) ?? translate('inbox.open_organisation')}
                  </Link>
                ),
              },
            ]),
        ...(alert.trustedList
          ? [{ label: translate('alerts.fields.message'), value: alert.trustedList.message }]
          : []),
        ...(alert.register
          ? [{ label: translate('alerts.fields.message'), value: alert.register.message }]
          : []),
        ...subjectFacts,
        ...factsOfRegisterChange(alert, translate),
        ...factsOfCertificate(alert, translate),
      ]}
    />
  );
};

const organisationOf = ({ context, consents, dated }: Alert): string | null =>
  context?.organisation ?? consents?.organisationName ?? dated?.organisationName ?? null;

const factsOfRegisterChange = ({ registerChange }: Alert, translate: Translate) =>
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

const factsOfCertificate = ({ context }: Alert, translate: Translate) =>
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
