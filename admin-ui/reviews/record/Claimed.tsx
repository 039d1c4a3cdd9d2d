import type { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { organisationPath } from '../../organisations/address.js';
import { useApi } from '../../providers/useApi.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

type Difference = NonNullable<Examination['difference']>;

/** What the application says. Each part that is not what was approved last is marked. */
export const Claimed = ({ difference }: { readonly difference: Difference | null }) => {
  const translate = useTranslate();
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { application, organisationId } = review;
  const part = (name: string) => translate(`applications.parts.${name}`);
  const marked = (field: string, value: ReactNode): ReactNode => {
    const change = difference?.changes.find((one) => one.field === `application.${field}`);
    return change === undefined ? (
      value
    ) : (
      <Changed weight={change.weight}>
        {value}
        <StateChip plain state={change.weight} label={words.say(`differs.${change.weight}`)} />
      </Changed>
    );
  };
  const { certificateId, sealCertificateId, roles, redirectUris, contacts } = application;
  return (
    <Section title={words.say('claimed')} lead={words.say('claimed_lead')}>
      <Facts
        facts={[
          {
            label: part('organisationName'),
            value: marked(
              'organisationName',
              organisationId === null ? (
                application.organisationName || '–'
              ) : (
                <Link component={RouterLink} to={organisationPath(organisationId)}>
                  {application.organisationName}
                </Link>
              ),
            ),
          },
          {
            label: part('identifier'),
            value: marked(
              'identifier',
              <Identifier value={application.identifier} what={part('identifier')} max={40} />,
            ),
          },
          ...(application.onBehalfOf === ''
            ? []
            : [{ label: part('onBehalfOf'), value: marked('onBehalfOf', application.onBehalfOf) }]),
          { label: part('certificateId'), value: <CertificateFacts id={certificateId} /> },
          ...(sealCertificateId === null
            ? []
            : [{ label: part('sealCertificateId'), value: <CertificateFacts id={sealCertificateId} /> }]),
          {
            label: part('roles'),
            value: marked(
              'roles',
              <Lines>
                {roles.map((role) => (
                  <li key={role}>
                    {words.role(role)} <Dim>{role}</Dim>
                  </li>
                ))}
              </Lines>,
            ),
          },
          {
            label: part('edition'),
            value: marked('edition', application.edition === null ? '–' : words.edition(application.edition)),
          },
          {
            label: part('environment'),
            value: marked(
              'environment',
              application.environment === null ? '–' : words.environment(application.environment),
            ),
          },
          {
            label: part('redirectUris'),
            value: marked(
              'redirectUris',
              <Lines>
                {redirectUris.map((uri) => (
                  <li key={uri}>
                    <code>{uri}</code>
                  </li>
                ))}
              </Lines>,
            ),
          },
          {
            label: part('contacts'),
            value: (
              <Lines>
                {contacts.map(({ name, email, phone, purposes }) => (
                  <li key={email}>
                    {purposes.map((one) => translate(`applications.target.purposes.${one}`)).join(', ')}:{' '}
                    {name} <Dim>{[email, phone].filter(Boolean).join(' · ')}</Dim>
                  </li>
                ))}
              </Lines>
            ),
          },
          {
            label: part('hasTestAccounts'),
            value: translate(application.hasTestAccounts ? 'ra.boolean.true' : 'ra.boolean.false'),
          },
          {
            label: words.say('filed'),
            value: (
              <>
                {review.createdBy.name} · <Moment at={review.createdAt} show="time" />
              </>
            ),
          },
          ...(review.submittedAt === null
            ? []
            : [
                {
                  label: words.say('submitted'),
                  value: (
                    <>
                      {review.submittedBy?.name} · <Moment at={review.submittedAt} show="time" />
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
};

const CertificateFacts = ({ id }: { readonly id: string | null }) => {
  const words = useRecordWords();
  const { data } = useApi<Certificate>(id === null ? null : `/certificates/${id}`);
  if (id === null) return <StateChip plain state="unknown" label={words.say('no_certificate')} />;
  return (
    <>
      <Link component={RouterLink} to={`/certificates/${id}/show`}>
        {data?.organisation ?? words.say('certificate')}
      </Link>
      {data !== undefined && (
        <Small>
          <div>{words.say('issued_by', { name: organisationOf(data.issuer) })}</div>
          <div>
            {words.say('ends')} <Moment at={data.notAfter} />
          </div>
          <div>{(data.psd2?.roles ?? []).map(({ name }) => name).join(' · ')}</div>
        </Small>
      )}
    </>
  );
};

/** Of a distinguished name: its organisation is what people know; all of it stands on the certificate's page. */
const organisationOf = (name: string): string => /(?:^|,)O=((?:\\.|[^,\\])+)/.exec(name)?.[1] ?? name;

const Changed = styled('div', { shouldForwardProp: (prop) => prop !== 'weight' })<{
  weight: Difference['changes'][number]['weight'];
}>(({ theme, weight }) => ({
  paddingLeft: 8,
  borderLeft: `3px solid ${theme.palette.states[weight].line}`,
}));
const Small = styled('div')(({ theme }) => ({
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  overflowWrap: 'anywhere',
}));
export const Lines = styled('ul')({ margin: 0, padding: 0, listStyle: 'none' });
export const Dim = styled('span')(({ theme }) => ({
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
}));
