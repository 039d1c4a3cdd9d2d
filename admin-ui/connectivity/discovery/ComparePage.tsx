import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { usePhone } from '../../components/ListTable.js';
import { Page } from '../../components/Page.js';
import { Panel } from '../../components/Section.js';
import { Segments } from '../../components/Segments.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { useApi } from '../../providers/useApi.js';
import { ConnectivityTabs } from '../ConnectivityTabs.js';
import { useProbeWords } from '../words.js';
import { compareMetadata, type MetadataRow } from './compare-metadata.js';
import { type MetadataEdition, Value } from './DiscoveryPage.js';

const LARGEST_PAGE = 1_000;

/** Two authorization servers member by member. The address keeps which, so that a comparison can be shared. */
const ComparePage = () => {
  const { say } = useProbeWords();
  const [parameters, setParameters] = useSearchParams();
  const targets = useGetList<ProbeTargetView>('probe-targets', {
    filter: { kind: 'xs2a' },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: LARGEST_PAGE },
  });
  const left = parameters.get('left') ?? '';
  const right = parameters.get('right') ?? '';
  const all = parameters.get('show') === 'all';
  const set = (name: string) => (value: string) =>
    setParameters(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true },
    );
  const [one, other] = [useNewest(left), useNewest(right)];
  const nameOf = (id: string) => targets.data?.find((target) => target.id === id)?.name ?? id;
  const error: unknown = targets.error ?? one.error ?? other.error;
  const choices = [
    { id: '', name: say('compare.choose') },
    ...(targets.data ?? []).map(({ id, name }) => ({ id, name })),
  ];
  const missing = [
    { id: left, found: one },
    { id: right, found: other },
  ].find(({ id, found }) => id !== '' && found.data !== undefined && found.data.length === 0);
  const [a, b] = [one.data?.[0]?.document, other.data?.[0]?.document];
  const waits = (left !== '' && one.isPending) || (right !== '' && other.isPending);
  return (
    <Page title={say('compare.title')} lead={say('compare.lead')}>
      <ConnectivityTabs />
      <Bar>
        <ChoiceField label={say('compare.left')} value={left} onChange={set('left')} choices={choices} />
        <ChoiceField label={say('compare.right')} value={right} onChange={set('right')} choices={choices} />
        <Segments
          label={say('compare.show')}
          value={all ? 'all' : 'differences'}
          onChange={set('show')}
          choices={[
            { id: 'differences', name: say('compare.only_differences') },
            { id: 'all', name: say('compare.all') },
          ]}
        />
      </Bar>
      {error !== null && error !== undefined && <ErrorState error={error} />}
      {waits && <Skeleton variant="rounded" height={240} />}
      {!waits && missing !== undefined && (
        <Panel>
          <EmptyState title={say('compare.none', { target: nameOf(missing.id) })}>
            {say('discovery.none_help')}
          </EmptyState>
        </Panel>
      )}
      {!waits && missing === undefined && (a === undefined || b === undefined) && (
        <Panel>
          <EmptyState title={say('compare.nothing')} />
        </Panel>
      )}
      {a !== undefined && b !== undefined && (
        <Compared rows={compareMetadata(a, b)} names={[nameOf(left), nameOf(right)]} all={all} />
      )}
    </Page>
  );
};

const useNewest = (id: string) =>
  useApi<MetadataEdition[]>(id === '' ? null : `/probe-targets/${id}/metadata`);

interface ComparedProps {
  readonly rows: readonly MetadataRow[];
  readonly names: readonly [string, string];
  readonly all: boolean;
}

const Compared = ({ rows, names, all }: ComparedProps) => {
  const { say } = useProbeWords();
  const phone = usePhone();
  const differing = rows.filter(({ same }) => !same);
  const shown = all ? rows : differing;
  return (
    <>
      <p>{say('compare.sum', { smart_count: differing.length, total: rows.length })}</p>
      {shown.length > 0 && (
        <Panel flush>
          {phone ? (
            <Cards rows={shown} names={names} />
          ) : (
            <Scroll tabIndex={-1}>
              <Wide aria-label={say('compare.title')}>
                <thead>
                  <tr>
                    <th scope="col">{say('discovery.member')}</th>
                    <th scope="col">{names[0]}</th>
                    <th scope="col">{names[1]}</th>
                    <th scope="col">{say('fields.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row) => (
                    <tr key={row.member}>
                      <th scope="row">
                        <Value>{row.member}</Value>
                      </th>
                      <td>
                        <Side value={row.left} />
                      </td>
                      <td>
                        <Side value={row.right} />
                      </td>
                      <td>
                        <Sameness same={row.same} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Wide>
            </Scroll>
          )}
        </Panel>
      )}
    </>
  );
};

const Cards = ({ rows, names }: Omit<ComparedProps, 'all'>) => (
  <List>
    {rows.map((row) => (
      <li key={row.member}>
        <div className="top">
          <Value>{row.member}</Value> <Sameness same={row.same} />
        </div>
        <dl>
          <dt>{names[0]}</dt>
          <dd>
            <Side value={row.left} />
          </dd>
          <dt>{names[1]}</dt>
          <dd>
            <Side value={row.right} />
          </dd>
        </dl>
      </li>
    ))}
  </List>
);

const Side = ({ value }: { readonly value: string | null }) => {
  const { say } = useProbeWords();
  return value === null ? <em>{say('compare.absent')}</em> : <Value>{value}</Value>;
};

const Sameness = ({ same }: { readonly same: boolean }) => {
  const { say } = useProbeWords();
  return (
    <StateChip plain state={same ? 'ok' : 'notice'} label={say(same ? 'compare.same' : 'compare.differs')} />
  );
};

const Bar = styled('div')(({ theme }) => ({
  ...{ display: 'grid', gap: 12, alignItems: 'center', marginBottom: 16 },
  gridTemplateColumns: 'minmax(200px, 340px) minmax(200px, 340px) max-content',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
}));
const Wide = styled(Table)({
  tableLayout: 'fixed',
  '& td, & tbody th': { verticalAlign: 'top', paddingTop: 9, paddingBottom: 9 },
  '& th:first-of-type': { width: '26%' },
  '& th:last-child, & td:last-child': { width: 120 },
});
const List = styled('ul')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  '& > li': { padding: '12px 16px', borderBottom: `1px solid ${theme.palette.divider}` },
  '& .top': { display: 'flex', justifyContent: 'space-between', gap: 12 },
  '& dl': { margin: '6px 0 0' },
  '& dt': { fontSize: '0.75rem', color: theme.palette.text.secondary },
  '& dd': { margin: '0 0 6px', overflowWrap: 'anywhere' },
}));

export default ComparePage;
