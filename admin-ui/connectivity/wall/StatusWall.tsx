import AddOutlined from '@mui/icons-material/AddOutlined';
import CableOutlined from '@mui/icons-material/CableOutlined';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { API_EDITIONS, type ProbeTargetView, TARGET_STATES } from '../../../server/probes/probes.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { usePhone } from '../../components/ListTable.js';
import { useFormats } from '../../components/time.js';
import { useMay } from '../../providers/useMe.js';
import { NEW_TARGET_PATH } from '../address.js';
import { ConnectivityTabs } from '../ConnectivityTabs.js';
import { useProbeWords } from '../words.js';
import { groupTargets } from './group-targets.js';
import { NothingFound } from './NothingFound.js';
import { WallCards } from './WallCards.js';
import { WallTable } from './WallTable.js';

const REFRESH_MS = 15_000;
const PER_PAGE = 250;

/** Who answers what, since when, and who must act: on one page, what is worst on top. */
const StatusWall = () => {
  const words = useProbeWords();
  const mayWrite = useMay('probes.write');
  return (
    <ListPage<ProbeTargetView>
      resource="probe-targets"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'name', order: 'ASC' }}
      perPage={PER_PAGE}
      refetchMs={REFRESH_MS}
      actions={mayWrite && <NewTarget />}
      aside={
        <>
          <ConnectivityTabs />
          <Summary />
        </>
      }
      filters={
        <>
          <SearchFilter label={words.say('search')} />
          <ChoiceFilter
            source="state"
            label={words.say('fields.state')}
            any={words.any}
            choices={TARGET_STATES.map((id) => ({ id, name: words.word('states', id) }))}
          />
          <ChoiceFilter
            source="edition"
            label={words.say('fields.edition')}
            any={words.any}
            choices={API_EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
          />
        </>
      }
    >
      <Wall />
    </ListPage>
  );
};

const NewTarget = () => {
  const { say } = useProbeWords();
  return (
    <Button variant="contained" component={RouterLink} to={NEW_TARGET_PATH} startIcon={<AddOutlined />}>
      {say('new')}
    </Button>
  );
};

const Wall = () => {
  const { data, isPending, error, refetch, filterValues } = useListContext<ProbeTargetView>();
  const phone = usePhone();
  if (error)
    return (
      <div style={{ padding: '16px 16px 0' }}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!isPending && data?.length === 0)
    return Object.keys((filterValues ?? {}) as object).length === 0 ? <NothingYet /> : <NothingFound />;
  const groups = isPending ? undefined : groupTargets(data ?? []);
  return phone ? <WallCards groups={groups} /> : <WallTable groups={groups} />;
};

const NothingYet = () => {
  const { say } = useProbeWords();
  const mayWrite = useMay('probes.write');
  return (
    <EmptyState icon={CableOutlined} title={say('wall.empty')} action={mayWrite && <NewTarget />}>
      {say(mayWrite ? 'wall.empty_help' : 'wall.empty_reader')}
    </EmptyState>
  );
};

/** One sentence that can be read aloud. */
const Summary = () => {
  const words = useProbeWords();
  const { number } = useFormats();
  const { data } = useListContext<ProbeTargetView>();
  if (data === undefined || data.length === 0) return null;
  const states = TARGET_STATES.map((state) => ({
    state,
    count: data.filter((target) => target.state === state).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => words.say(`wall.counts.${state}`, { count: number(count) }))
    .join(', ');
  return (
    <p style={{ margin: '0 0 12px' }}>{words.say('wall.summary', { smart_count: data.length, states })}</p>
  );
};

export default StatusWall;
