import Link from '@mui/material/Link';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeTargetView } from '../../server/probes/probes.contract.js';
import { Section } from '../components/Section.js';
import { CONNECTIVITY_PATH } from '../connectivity/address.js';
import { TargetLines } from '../connectivity/TargetLines.js';
import { useMay } from '../providers/useMe.js';

const SHOWN = 5;
const REFRESH_MS = 60_000;

/** Interfaces that are down or answer in part: since when, and whose turn it is. */
export const TroubledTargets = () => (useMay('probes.read') ? <Troubled /> : null);

const Troubled = () => {
  const translate = useTranslate();
  const { data } = useGetList<ProbeTargetView>(
    'probe-targets',
    {
      filter: { state: ['down', 'degraded'] },
      sort: { field: 'since', order: 'ASC' },
      pagination: { page: 1, perPage: SHOWN },
    },
    { refetchInterval: REFRESH_MS, onError: () => undefined },
  );
  if (data === undefined || data.length === 0) return null;
  return (
    <Section
      title={translate('connectivity.today.title')}
      lead={translate('connectivity.today.lead')}
      flush
      actions={
        <Link component={RouterLink} to={CONNECTIVITY_PATH}>
          {translate('connectivity.today.all')}
        </Link>
      }
    >
      <TargetLines targets={data} />
    </Section>
  );
};
