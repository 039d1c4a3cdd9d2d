import GavelOutlined from '@mui/icons-material/GavelOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { authorityPath } from '../authorities/address.js';
import { useTerritoryName } from '../components/territory.js';
import { useMay } from '../providers/useMe.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 4;

/** Authorities by country, name or identifier. */
export function useAuthorities(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const countryName = useTerritoryName();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('authorities.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<Authority>(
    'authorities',
    {
      filter: { q: text },
      sort: { field: 'country', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  return {
    searching: enabled && isFetching,
    authorities: (enabled ? (data ?? []) : []).map((authority): Command => ({
      key: `authority ${authority.id}`,
      label: authority.nameEn,
      aside: [
        countryName(authority.country),
        authority.ncaId,
        translate(`authorities.states.${authority.linkState ?? 'never'}`),
      ]
        .filter(Boolean)
        .join(' · '),
      icon: GavelOutlined,
      run: () => void navigate(authorityPath(authority.id)),
    })),
  };
}
