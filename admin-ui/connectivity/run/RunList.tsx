import CableOutlined from '@mui/icons-material/CableOutlined';
import {
  AVAILABILITIES,
  type ProbeRun,
  RUN_EXTENTS,
  RUN_ORIGINS,
} from '../../../server/probes/probes.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { runPath } from '../address.js';
import { ConnectivityTabs } from '../ConnectivityTabs.js';
import { useProbeWords } from '../words.js';
import { useRunColumns } from './columns.js';

const REFRESH_MS = 15_000;

/** Every run, newest first. */
const RunList = () => {
  const words = useProbeWords();
  const columns = useRunColumns();
  return (
    <ListPage<ProbeRun>
      resource="probe-runs"
      title={words.say('run.all_title')}
      lead={words.say('run.all_lead')}
      sort={{ field: 'startedAt', order: 'DESC' }}
      refetchMs={REFRESH_MS}
      aside={<ConnectivityTabs />}
      filters={
        <>
          <ChoiceFilter
            source="availability"
            label={words.say('fields.result')}
            any={words.any}
            choices={AVAILABILITIES.map((id) => ({ id, name: words.word('states', id) }))}
          />
          <ChoiceFilter
            source="extent"
            label={words.say('fields.extent')}
            any={words.any}
            choices={RUN_EXTENTS.map((id) => ({ id, name: words.word('extents', id) }))}
          />
          <ChoiceFilter
            source="origin"
            label={words.say('fields.origin_of_run')}
            any={words.any}
            choices={RUN_ORIGINS.map((id) => ({ id, name: words.word('origins_short', id) }))}
          />
        </>
      }
    >
      <ListTable<ProbeRun>
        caption={words.say('run.all_title')}
        columns={columns}
        to={({ id }) => runPath(id)}
        empty={
          <EmptyState icon={CableOutlined} title={words.say('run.none')}>
            {words.say('run.none_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default RunList;
