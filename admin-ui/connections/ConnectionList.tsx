import LinkOutlined from '@mui/icons-material/LinkOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { API_EDITIONS } from '../../server/probes/probes.contract.js';
import type { Connection } from '../../server/connections/connections.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { ConnectivityTabs } from '../connectivity/ConnectivityTabs.js';
import { useMay } from '../providers/useMe.js';
import { connectionPath } from './address.js';
import { CreateDialog } from './CreateDialog.js';
import { comesBackAt, STATE_OF_CONNECTION } from './states.js';
import { useConnectionWords } from './words.js';

/** Organisations as clients of banks, and until when each of them may do what it may. */
const ConnectionList = () => {
  const words = useConnectionWords();
  const mayWrite = useMay('connections.write');
  const [creating, setCreating] = useState(false);
  const create = mayWrite && (
    <Button variant="contained" onClick={() => setCreating(true)}>
      {words.say('create.button')}
    </Button>
  );
  const columns: Column<Connection>[] = [
    {
      key: 'organisationName',
      label: words.say('fields.organisation'),
      sortable: true,
      flexible: true,
      render: ({ organisationName }) => organisationName,
    },
    {
      key: 'targetName',
      label: words.say('fields.target'),
      phone: 'bare',
      render: ({ targetName }) => targetName,
    },
    {
      key: 'edition',
      label: words.say('fields.edition'),
      render: ({ edition }) => words.edition(edition),
    },
    {
      key: 'environment',
      label: words.say('fields.environment'),
      phone: 'hidden',
      render: ({ environment }) => words.environment(environment),
    },
    {
      key: 'comesBackAt',
      label: words.say('fields.comesBackAt'),
      render: ({ tokens }) => <Moment at={comesBackAt(tokens)} focusable={false} />,
    },
    {
      key: 'state',
      label: words.say('fields.state'),
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_CONNECTION[state]} label={words.word('states', state)} />
      ),
    },
  ];
  return (
    <ListPage<Connection>
      resource="connections"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'organisationName', order: 'ASC' }}
      actions={create}
      aside={<ConnectivityTabs />}
      filters={
        <>
          <SearchFilter label={words.say('search')} />
          <ChoiceFilter
            source="edition"
            label={words.say('fields.edition')}
            any={words.any}
            choices={API_EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
          />
        </>
      }
    >
      <ListTable<Connection>
        caption={words.say('title')}
        columns={columns}
        to={({ id }) => connectionPath(id)}
        empty={
          <EmptyState icon={LinkOutlined} title={words.say('empty')} action={create}>
            {words.say(mayWrite ? 'empty_help' : 'empty_reader')}
          </EmptyState>
        }
      />
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </ListPage>
  );
};

export default ConnectionList;
