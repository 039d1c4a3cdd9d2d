import ElectricalServicesOutlined from '@mui/icons-material/ElectricalServicesOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Connection } from '../../server/connections/connections.contract.js';
import { connectionPath } from '../connections/address.js';
import { useMay } from '../providers/useMe.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 5;

/** Connections to banks by organisation, target or client id. */
export function useConnections(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('connections.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<Connection>(
    'connections',
    {
      filter: { q: text },
      sort: { field: 'organisationName', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  return {
    searching: enabled && isFetching,
    connections: (enabled ? (data ?? []) : []).map((connection): Command => ({
      key: `connection ${connection.id}`,
      label: `${connection.organisationName} · ${connection.targetName}`,
      aside: translate(`connections.states.${connection.state}`),
      icon: ElectricalServicesOutlined,
      run: () => void navigate(connectionPath(connection.id)),
    })),
  };
}
