import Link from '@mui/material/Link';
import { useGetList } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeRun } from '../../../server/probes/probes.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { listAddress } from '../../components/listAddress.js';
import { usePhone } from '../../components/ListTable.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import { Section } from '../../components/Section.js';
import { TableRows } from '../../components/TableRows.js';
import { runPath, RUNS_PATH } from '../address.js';
import { useRunColumns } from '../run/columns.js';
import { useProbeWords } from '../words.js';

const SHOWN = 10;
const REFRESH_MS = 15_000;

export const LastRuns = ({ targetId }: { readonly targetId: string }) => {
  const { say } = useProbeWords();
  const phone = usePhone();
  const columns = useRunColumns({ ofOneTarget: true });
  const { data, error, refetch } = useGetList<ProbeRun>(
    'probe-runs',
    {
      filter: { targetId },
      sort: { field: 'startedAt', order: 'DESC' },
      pagination: { page: 1, perPage: SHOWN },
    },
    { refetchInterval: REFRESH_MS, onError: () => undefined },
  );
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section
      title={say('target.runs.title')}
      flush
      actions={
        <Link component={RouterLink} to={listAddress(RUNS_PATH, { targetId })}>
          {say('target.runs.all')}
        </Link>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 ? (
        <p style={{ margin: 0, padding: '14px 20px' }}>{say('target.runs.none')}</p>
      ) : (
        <Rows caption={say('target.runs.table')} columns={columns} rows={data} to={({ id }) => runPath(id)} />
      )}
    </Section>
  );
};
