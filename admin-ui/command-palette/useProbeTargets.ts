import CableOutlined from '@mui/icons-material/CableOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { ProbeTargetView } from '../../server/probes/probes.contract.js';
import { targetPath } from '../connectivity/address.js';
import { useMay } from '../providers/useMe.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 5;

/** Targets of probes by name, host or organisation. */
export function useProbeTargets(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('probes.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<ProbeTargetView>(
    'probe-targets',
    {
      filter: { q: text },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  return {
    searching: enabled && isFetching,
    targets: (enabled ? (data ?? []) : []).map((target): Command => ({
      key: `probe-target ${target.id}`,
      label: target.name,
      aside: translate(`connectivity.states.${target.state}`),
      icon: CableOutlined,
      run: () => void navigate(targetPath(target.id)),
    })),
  };
}
