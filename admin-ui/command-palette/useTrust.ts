import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { TrustedList, TrustService } from '../../server/trust/trust.contract.js';
import { useMay } from '../providers/useMe.js';
import { listPath, servicePath } from '../trust/address.js';
import { useServiceWords } from '../trust/service-words.js';
import { useListName } from '../trust/Territory.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 5;

/** "ą" is found by "a", and "Ž" by "z". */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Trusted lists by the name or code of the country, services by name, provider or fingerprint. */
export function useTrust(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const nameOf = useListName();
  const words = useServiceWords();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('trusted-lists.read') && text.length >= SHORTEST_SEARCH;
  const lists = useGetList<TrustedList>(
    'trusted-lists',
    { sort: { field: 'territory', order: 'ASC' }, pagination: { page: 1, perPage: 100 } },
    { enabled },
  );
  const services = useGetList<TrustService>(
    'trust-services',
    {
      filter: { q: text },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  const fits = ({ territory }: TrustedList) =>
    territory.toLowerCase() === text.toLowerCase() || plain(nameOf(territory)).includes(plain(text));
  return {
    searching: enabled && (lists.isFetching || services.isFetching),
    lists: (enabled ? (lists.data ?? []) : [])
      .filter(fits)
      .slice(0, FOUND)
      .map((list): Command => ({
        key: `list ${list.id}`,
        label: nameOf(list.territory),
        aside: `${list.territory} · ${translate(`trust.states.${list.state}`)}`,
        icon: VerifiedUserOutlined,
        run: () => void navigate(listPath(list.territory)),
      })),
    services: (enabled ? (services.data ?? []) : []).map((service): Command => ({
      key: `service ${service.id}`,
      label: service.name,
      aside: `${service.provider} · ${words.status(service.status)}`,
      icon: AccountBalanceOutlined,
      run: () => void navigate(servicePath(service.id)),
    })),
  };
}
