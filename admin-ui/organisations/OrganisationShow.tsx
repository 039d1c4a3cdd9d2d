import EditOutlined from '@mui/icons-material/EditOutlined';
import ManageSearchOutlined from '@mui/icons-material/ManageSearchOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { Tags } from '../certificates/list/columns.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useTerritoryName } from '../components/territory.js';
import { useFormats, useNow } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { lookupPath } from '../registers/address.js';
import { ORGANISATIONS_PATH } from './address.js';
import { Contacts } from './Contacts.js';
import { EditOrganisationDialog } from './EditOrganisationDialog.js';
import { OrganisationReviews } from '../reviews/OrganisationReviews.js';
import { OrganisationGrants } from '../grants/OrganisationGrants.js';
import { OrganisationCertificates } from './OrganisationCertificates.js';
import { ConnectionsOf } from '../connections/ConnectionsOf.js';
import { ProbesOfOrganisation } from '../connectivity/ProbesOf.js';
import { OrganisationDates } from './OrganisationDates.js';
import { OrganisationState } from './OrganisationState.js';
import { StopList } from './StopList.js';

/** Everything about one organisation on one page. */
const OrganisationShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<OrganisationWithCertificates>('organisations', { id });
  const parent = { to: ORGANISATIONS_PATH, label: translate('organisations.title') };
  if (data !== undefined) return <Whole organisation={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('organisations.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly organisation: OrganisationWithCertificates;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ organisation, parent }: WholeProps) => {
  const mayRead = useMay('certificates.read');
  const maySeeAccess = useMay('grants.read');
  return (
    <Page
      title={organisation.name}
      lead={useSentence(organisation)}
      parent={parent}
      actions={<Actions organisation={organisation} />}
    >
      <Identity organisation={organisation} />
      {mayRead && <OrganisationCertificates organisation={organisation} />}
      {maySeeAccess && <OrganisationGrants organisationId={organisation.id} />}
      <OrganisationReviews organisationId={organisation.id} />
      <StopList organisation={organisation} />
      <OrganisationDates organisation={organisation} />
      <ProbesOfOrganisation organisationId={organisation.id} />
      <ConnectionsOf of={{ organisationId: organisation.id }} />
      <Contacts key={organisation.id} organisation={organisation} />
    </Page>
  );
};

const Actions = ({ organisation }: { readonly organisation: OrganisationWithCertificates }) => {
  const translate = useTranslate();
  const mayWrite = useMay('organisations.write');
  const mayLookUp = useMay('registers.read');
  const [editing, setEditing] = useState(false);
  return (
    <>
      {mayLookUp && (
        <Button
          variant="outlined"
          startIcon={<ManageSearchOutlined />}
          component={RouterLink}
          to={lookupPath({ identifier: organisation.identifier })}
        >
          {translate('organisations.lookup')}
        </Button>
      )}
      {mayWrite && (
        <Button variant="outlined" startIcon={<EditOutlined />} onClick={() => setEditing(true)}>
          {translate('action.edit')}
        </Button>
      )}
      {editing && <EditOrganisationDialog organisation={organisation} onClose={() => setEditing(false)} />}
    </>
  );
};

const Identity = ({ organisation }: { readonly organisation: OrganisationWithCertificates }) => {
  const translate = useTranslate();
  const { identifier, authority, number, note, tags, createdAt, createdBy } = organisation;
  const field = (name: string) => translate(`organisations.fields.${name}`);
  return (
    <Section title={translate('organisations.identity')}>
      <Facts
        facts={[
          { label: field('state'), value: <OrganisationState of={organisation} /> },
          {
            label: field('identifier'),
            value: <Identifier value={identifier} what={field('identifier')} max={60} />,
          },
          { label: field('authority'), value: authority },
          { label: field('number'), value: number },
          {
            label: field('created'),
            value: (
              <>
                <Moment at={createdAt} show="day" />{' '}
                {translate('organisations.fields.created_by', { name: createdBy })}
              </>
            ),
          },
          ...(tags.length === 0 ? [] : [{ label: field('tags'), value: <Tags tags={tags} /> }]),
          ...(note === ''
            ? []
            : [{ label: field('note'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{note}</span> }]),
        ]}
      />
    </Section>
  );
};

/** Who it is, what it shows, and whether it gets anything. */
function useSentence(organisation: OrganisationWithCertificates): string {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const { relative, day } = useFormats();
  const now = useNow();
  const { name, authority, country, number, block, certificates } = organisation;
  const { inUse, lastsUntil, worst } = certificates;
  const say = (key: string, values = {}) => translate(`organisations.sentence.${key}`, values);
  return [
    say('who', { name, authority, country: countryName(country), number }),
    inUse === 0 || lastsUntil === null
      ? say('no_certificates')
      : say('certificates', {
          smart_count: inUse,
          when: `${relative(new Date(lastsUntil), now)} (${day(new Date(lastsUntil))})`,
        }),
    inUse > 0 &&
      worst !== null &&
      worst !== 'valid' &&
      say('worst', { outcome: translate(`verdict.outcomes.${worst}`) }),
    block !== null && say('blocked'),
  ]
    .filter(Boolean)
    .join(' ');
}

export default OrganisationShow;
