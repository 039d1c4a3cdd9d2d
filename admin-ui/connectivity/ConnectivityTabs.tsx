import { Tabs } from '../components/Tabs.js';
import { CONNECTIONS_PATH } from '../connections/address.js';
import { useMay } from '../providers/useMe.js';
import {
  COMPARE_PATH,
  CONNECTIVITY_PATH,
  discoveryPath,
  KEYS_PATH,
  RUNS_PATH,
  targetPath,
  truthTablePath,
} from './address.js';
import { useProbeWords } from './words.js';

/** The neighbouring pages of the area. */
export const ConnectivityTabs = () => {
  const { say } = useProbeWords();
  const mayRead = useMay('connections.read');
  return (
    <Tabs
      label={say('title')}
      tabs={[
        { to: CONNECTIVITY_PATH, label: say('tabs.wall'), end: true },
        { to: RUNS_PATH, label: say('tabs.runs'), end: true },
        ...(mayRead ? [{ to: CONNECTIONS_PATH, label: say('tabs.connections') }] : []),
        { to: KEYS_PATH, label: say('tabs.keys') },
        { to: COMPARE_PATH, label: say('tabs.compare') },
      ]}
    />
  );
};

/** The pages of one target. */
export const TargetTabs = ({ id, kind }: { readonly id: string; readonly kind: 'xs2a' | 'tls' }) => {
  const { say } = useProbeWords();
  if (kind === 'tls') return null;
  return (
    <Tabs
      label={say('target.one')}
      tabs={[
        { to: targetPath(id), label: say('target_tabs.overview'), end: true },
        { to: discoveryPath(id), label: say('target_tabs.discovery') },
        { to: truthTablePath(id), label: say('target_tabs.cases') },
      ]}
    />
  );
};
