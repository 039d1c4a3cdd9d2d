import Button from '@mui/material/Button';
import { useNavigate } from 'react-router-dom';
import {
  CHECK_FLOWS,
  type Connection,
  type IntegrationCheck,
} from '../../server/connections/connections.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { checkPath } from './address.js';
import { STATE_OF_FLOW } from './states.js';
import { useConnectionWords } from './words.js';

/** Begins a check and opens its page; nothing is sent to the bank by that. */
export const BeginCheck = ({ connection }: { readonly connection: Connection }) => {
  const { say } = useConnectionWords();
  const navigate = useNavigate();
  const begin = useAction<IntegrationCheck>(`/connections/${connection.id}/checks`, {
    onDone: ({ id }) => void navigate(checkPath(id)),
  });
  return (
    <Button variant="contained" disabled={begin.isPending} onClick={() => begin.mutate()}>
      {say('checks.begin')}
    </Button>
  );
};

/** Checks of the integration, newest first: how far each of the three flows came. */
export const Checks = ({ connection }: { readonly connection: Connection }) => {
  const words = useConnectionWords();
  const { say } = words;
  const phone = usePhone();
  const mayCheck = useMay('connections.check');
  const { data, error, refetch } = useApi<IntegrationCheck[]>(`/connections/${connection.id}/checks`);
  const columns: Column<IntegrationCheck>[] = [
    {
      key: 'startedAt',
      label: say('checks.started'),
      render: ({ startedAt }) => <Moment at={startedAt} show="time" focusable={false} />,
    },
    { key: 'startedBy', label: say('checks.by'), render: ({ startedBy }) => startedBy },
    ...CHECK_FLOWS.map((flow): Column<IntegrationCheck> => ({
      key: flow,
      label: words.word('flows', flow),
      render: ({ flows }) => {
        const state = flows.find((one) => one.flow === flow)?.state ?? 'not-begun';
        return <StateChip plain state={STATE_OF_FLOW[state]} label={words.word('flow_states', state)} />;
      },
    })),
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section title={say('checks.title')} lead={say('checks.lead')} flush={error === null}>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <EmptyState title={say('checks.none')} action={mayCheck && <BeginCheck connection={connection} />}>
          {say('checks.none_help')}
        </EmptyState>
      ) : (
        <Rows
          caption={say('checks.title')}
          columns={columns}
          rows={data}
          to={({ id }: IntegrationCheck) => checkPath(id)}
        />
      )}
    </Section>
  );
};
