import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { TrustServiceDetails } from '../../server/trust/trust.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { type Fact, Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { listAddress } from '../components/listAddress.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip, StateIcon } from '../components/StateChip.js';
import { useFormats } from '../components/time.js';
import { BlastRadius } from '../forecast/BlastRadius.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { listPath, SERVICES_PATH } from './address.js';
import { OurCertificates, useCertificatesOf } from './OurCertificates.js';
import { stateOfService, useServiceWords } from './service-words.js';
import { useListName } from './Territory.js';

/** One service of a trusted list: what it may do and since when, by which certificates it is known, what hangs below it. */
const ServiceShow = () => {
  const translate = useTranslate();
  const words = useServiceWords();
  const nameOf = useListName();
  const { day } = useFormats();
  const mayReadCertificates = useMay('certificates.read');
  const { id = '' } = useParams();
  const {
    data: service,
    error,
    refetch,
  } = useApi<TrustServiceDetails>(`/trust-services/${encodeURIComponent(id)}`);
  const parent = { to: SERVICES_PATH, label: translate('trust.services_tab') };
  if (error)
    return (
      <Page title={translate('trust.services.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!service) return <PageSkeleton />;
  const { territory, provider, type, status, since } = service;
  return (
    <Page
      title={service.name}
      parent={parent}
      lead={translate('trust.services.sentence', {
        type: words.type(type),
        provider,
        country: nameOf(territory),
        status: words.status(status).toLowerCase(),
        since: day(new Date(since)),
      })}
    >
      <States service={service} />
      <Identities service={service} />
      <BlastRadius type="trust-service" id={service.id} />
      {mayReadCertificates && <Below service={service} />}
      <Provider service={service} />
    </Page>
  );
};

interface ServiceProps {
  readonly service: TrustServiceDetails;
}

const States = ({ service: { states } }: ServiceProps) => {
  const translate = useTranslate();
  const words = useServiceWords();
  return (
    <Section title={translate('trust.services.states')} lead={translate('trust.services.states_lead')}>
      <Line>
        {states.map(({ status, since, purposes, qualifiers, type }, index) => (
          <li key={`${since} ${index}`}>
            <StateIcon state={stateOfService(status)} size={18} />
            <div>
              <strong>{words.status(status)}</strong>{' '}
              {index === 0 && <span className="dim">({translate('trust.services.now')})</span>}
              <div className="dim">
                {translate('trust.fields.since')} <Moment at={since} show="time" />
                {' · '}
                {[words.type(type), purposes.map(words.purpose).join(', ')].filter(Boolean).join(' · ')}
              </div>
              {qualifiers.length > 0 && (
                <div className="dim">
                  {translate('trust.fields.qualifiers')}: {qualifiers.join(', ')}
                </div>
              )}
            </div>
          </li>
        ))}
      </Line>
    </Section>
  );
};

const Identities = ({ service: { certificates } }: ServiceProps) => {
  const translate = useTranslate();
  const field = (name: string) => translate(`trust.fields.${name}`);
  return (
    <Section
      title={translate('trust.services.identities')}
      lead={translate('trust.services.identities_lead')}
    >
      {certificates.map(({ sha256, subject, ski, notAfter }) => (
        <Certificate key={sha256}>
          <Facts
            facts={[
              { label: field('subject'), value: subject },
              { label: field('sha256'), value: <Identifier value={sha256} what={field('sha256')} /> },
              { label: field('ski'), value: <Identifier value={ski} what={field('ski')} /> },
              { label: field('notAfter'), value: <Moment at={notAfter} /> },
            ]}
          />
        </Certificate>
      ))}
    </Section>
  );
};

const Below = ({ service: { certificates } }: ServiceProps) => {
  const translate = useTranslate();
  const subjects = [...new Set(certificates.map(({ subject }) => subject))];
  const found = useCertificatesOf(subjects);
  const none = found.data?.length === 0;
  const title = translate('trust.services.below');
  return (
    <Section
      title={found.data === undefined || none ? title : `${title} (${found.data.length})`}
      flush={!none}
      actions={
        !none &&
        subjects[0] !== undefined && (
          <Link
            component={RouterLink}
            to={listAddress('/certificates', { issuer: subjects[0].slice(0, 200) })}
          >
            {translate('trust.services.below_all')}
          </Link>
        )
      }
    >
      {none ? (
        <Typography variant="body2">{translate('trust.services.below_none')}</Typography>
      ) : (
        <OurCertificates caption={title} found={found} />
      )}
    </Section>
  );
};

const Provider = ({ service }: ServiceProps) => {
  const translate = useTranslate();
  const nameOf = useListName();
  const [locale] = useLocaleState();
  const {
    providerNames,
    tradeNames,
    informationUris,
    territory,
    sequenceNumber,
    editionId,
    typeUri,
    statusUri,
  } = service;
  const field = (name: string) => translate(`trust.fields.${name}`);
  const names = [...providerNames].sort(
    (one, other) => Number(other.language === locale) - Number(one.language === locale),
  );
  const facts: Fact[] = [
    {
      label: field('provider'),
      value: names.map(({ language, text }) => (
        <div key={`${language} ${text}`} lang={language}>
          {text}
        </div>
      )),
    },
    ...(tradeNames.length > 0 ? [{ label: field('tradeNames'), value: tradeNames.join(', ') }] : []),
    ...(informationUris.length > 0
      ? [
          {
            label: field('informationUris'),
            value: informationUris.map((uri) => <Uri key={uri} uri={uri} />),
          },
        ]
      : []),
    {
      label: field('status'),
      value: (
        <>
          <StateChip plain state={stateOfService(service.status)} label={service.status} />{' '}
          <code>{statusUri}</code>
        </>
      ),
    },
    { label: field('type'), value: <code>{typeUri}</code> },
    {
      label: translate('verdict.evidence.kinds.list'),
      value: (
        <>
          {translate('trust.services.read_from', { number: sequenceNumber })}{' '}
          <Link component={RouterLink} to={listPath(territory, editionId)}>
            {translate('trust.services.open_list', { country: nameOf(territory) })}
          </Link>
        </>
      ),
    },
  ];
  return (
    <Section title={translate('trust.services.provider')}>
      <Facts facts={facts} />
    </Section>
  );
};

/** Out of a list, so it leads nowhere unless it is an address of the web. */
const Uri = ({ uri }: { readonly uri: string }) => (
  <div>
    {/^https?:\/\//i.test(uri) ? (
      <Link href={uri} target="_blank" rel="noreferrer noopener">
        {uri}
      </Link>
    ) : (
      uri
    )}
  </div>
);

const Certificate = styled('div')(({ theme }) => ({
  '& + &': { marginTop: 16, paddingTop: 16, borderTop: `1px solid ${theme.palette.divider}` },
}));

const Line = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { position: 'relative', display: 'flex', gap: 12, paddingBottom: 16 },
  '& > li:last-of-type': { paddingBottom: 0 },
  '& > li > svg': { marginTop: 2 },
  '& > li:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    left: 8,
    top: 24,
    bottom: 0,
    width: 2,
    backgroundColor: theme.palette.divider,
  },
  '& strong': { fontWeight: 580 },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));

export default ServiceShow;
