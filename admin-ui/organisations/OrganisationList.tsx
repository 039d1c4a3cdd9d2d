import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { useTerritoryName } from '../components/territory.js';
import { YesFilter, YesFilters } from '../components/YesFilter.js';
import { useMay } from '../providers/useMe.js';
import { EEA, useCountryChoices } from '../registers/countries.js';
import { MONOSPACE } from '../theme/theme.js';
import { organisationPath } from './address.js';
import { CreateOrganisationDialog } from './CreateOrganisationDialog.js';
import { OrganisationState } from './OrganisationState.js';

/** The EEA, and where other standards of open banking name holders in the same way. */
const COUNTRIES = [...EEA, 'GB', 'GE'];

/** Whom we know, what they show, and who gets nothing. */
const OrganisationList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const countryName = useTerritoryName();
  const countries = useCountryChoices(COUNTRIES);
  const mayWrite = useMay('organisations.write');
  const [creating, setCreating] = useState(false);
  const field = (name: string) => translate(`organisations.fields.${name}`);
  const columns: Column<OrganisationWithCertificates>[] = [
    { key: 'name', label: field('name'), sortable: true, flexible: true, render: ({ name }) => name },
    {
      key: 'identifier',
      label: field('identifier'),
      phone: 'bare',
      render: ({ identifier }) => <Code>{identifier}</Code>,
    },
    {
      key: 'country',
      label: field('country'),
      sortable: true,
      phone: 'hidden',
      render: ({ country }) => countryName(country),
    },
    {
      key: 'certificates',
      label: field('certificates'),
      render: ({ certificates: { inUse, total } }) => translate('organisations.in_use', { inUse, total }),
    },
    {
      key: 'lastsUntil',
      label: field('lastsUntil'),
      render: ({ certificates: { lastsUntil } }) =>
        lastsUntil === null ? '–' : <Moment at={lastsUntil} focusable={false} />,
    },
    {
      key: 'state',
      label: field('state'),
      phone: 'aside',
      render: (organisation) => <OrganisationState of={organisation} />,
    },
  ];
  return (
    <ListPage<OrganisationWithCertificates>
      resource="organisations"
      title={translate('organisations.title')}
      lead={translate('organisations.lead')}
      sort={{ field: 'name', order: 'ASC' }}
      actions={
        mayWrite && (
          <Button variant="contained" onClick={() => setCreating(true)}>
            {translate('organisations.create.button')}
          </Button>
        )
      }
      aside={
        creating && (
          <CreateOrganisationDialog
            onClose={() => setCreating(false)}
            onDone={({ id }) => void navigate(organisationPath(id))}
          />
        )
      }
      filters={
        <>
          <SearchFilter label={translate('organisations.search')} />
          <ChoiceFilter
            source="country"
            label={field('country')}
            any={translate('list.any')}
            choices={countries}
          />
          <YesFilters>
            <YesFilter source="blocked" label={translate('organisations.filters.blocked')} />
            <YesFilter source="hasCertificates" label={translate('organisations.filters.hasCertificates')} />
          </YesFilters>
        </>
      }
    >
      <ListTable<OrganisationWithCertificates>
        caption={translate('organisations.title')}
        columns={columns}
        to={({ id }) => organisationPath(id)}
        empty={
          <EmptyState icon={BusinessOutlined} title={translate('organisations.empty')}>
            {translate('organisations.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' });

export default OrganisationList;
