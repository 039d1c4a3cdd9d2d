import { useGetList } from 'react-admin';
import type { ProbeKey, ProbeTargetView } from '../../server/probes/probes.contract.js';
import { Section } from '../components/Section.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { TargetLines } from './TargetLines.js';
import { useProbeWords } from './words.js';

const SHOWN = 20;

/** Targets that show this certificate; nothing where there are none. */
export const ProbesOfCertificate = ({ certificateId }: { readonly certificateId: string }) =>
  useMay('probes.read') ? <OfCertificate certificateId={certificateId} /> : null;

const OfCertificate = ({ certificateId }: { readonly certificateId: string }) => {
  const { data: keys } = useApi<ProbeKey[]>('/probe-keys');
  const keyId = keys?.filter((key) => key.certificateId === certificateId).map(({ id }) => id) ?? [];
  return <Those title="used_by.title" filter={{ keyId }} enabled={keyId.length > 0} />;
};

/** Targets of this organisation; nothing where there are none. */
export const ProbesOfOrganisation = ({ organisationId }: { readonly organisationId: string }) =>
  useMay('probes.read') ? (
    <Those title="used_by.organisation_title" filter={{ organisationId }} enabled />
  ) : null;

interface ThoseProps {
  readonly title: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
}

const Those = ({ title, filter, enabled }: ThoseProps) => {
  const { say } = useProbeWords();
  const { data } = useGetList<ProbeTargetView>(
    'probe-targets',
    { filter, sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: SHOWN } },
    { enabled, onError: () => undefined },
  );
  if (!enabled || data === undefined || data.length === 0) return null;
  return (
    <Section title={say(title)} flush>
      <TargetLines targets={data} />
    </Section>
  );
};
