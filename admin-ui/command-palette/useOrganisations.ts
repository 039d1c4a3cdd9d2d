import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { organisationPath } from '../organisations/address.js';
import { stateOf } from '../organisations/states.js';
import { useMay } from '../providers/useMe.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 5;

/** Organisations by name, identifier or tag. */
export function useOrganisations(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('organisations.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<OrganisationWithCertificates>(
    'organisations',
    {
      filter: { q: text },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  return {
    searching: enabled && isFetching,
    organisations: (enabled ? (data ?? []) : []).map((organisation): Command => ({
      key: `organisation ${organisation.id}`,
      label: organisation.name,
      aside: `${organisation.key} · ${translate(stateOf(organisation).words)}`,
      icon: BusinessOutlined,
      run: () => void navigate(organisationPath(organisation.id)),
    })),
  };
}
