import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { z } from 'zod';
import type { metadataEditionSchema, ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Identifier } from '../../components/Identifier.js';
import { Page } from '../../components/Page.js';
import { Panel, Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { useFormats } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { MONOSPACE } from '../../theme/theme.js';
import { COMPARE_PATH, targetPath } from '../address.js';
import { TargetTabs } from '../ConnectivityTabs.js';
import { useProbeWords } from '../words.js';

export type MetadataEdition = z.output<typeof metadataEditionSchema>;

/** What the authorization server said of itself, and when it said something else. */
const DiscoveryPage = () => {
  const { say } = useProbeWords();
  const { id = '' } = useParams();
  const target = useApi<ProbeTargetView>(`/probe-targets/${id}`);
  const { data, error, refetch } = useApi<MetadataEdition[]>(`/probe-targets/${id}/metadata`);
  const name = target.data?.name ?? '…';
  const problem = target.error ?? error;
  return (
    <Page
      title={say('discovery.title', { target: name })}
      lead={say('discovery.lead')}
      parent={{ to: targetPath(id), label: name }}
    >
      <TargetTabs id={id} kind="xs2a" />
      {problem !== null && <ErrorState error={problem} onRetry={() => void refetch()} />}
      {problem === null && data === undefined && <Skeleton variant="rounded" height={240} />}
      {data?.length === 0 && (
        <Panel>
          <EmptyState icon={DescriptionOutlined} title={say('discovery.none')}>
            {say('discovery.none_help')}
          </EmptyState>
        </Panel>
      )}
      {data !== undefined && data.length > 0 && (
        <p style={{ margin: '0 0 16px' }}>
          <Link component={RouterLink} to={`${COMPARE_PATH}?${new URLSearchParams({ left: id })}`}>
            {say('discovery.compare')}
          </Link>
        </p>
      )}
      {data?.map((edition, i) => (
        <Edition key={edition.id} edition={edition} isNewest={i === 0} isFirst={i === data.length - 1} />
      ))}
    </Page>
  );
};

interface EditionProps {
  readonly edition: MetadataEdition;
  readonly isNewest: boolean;
  readonly isFirst: boolean;
}

const STATE_OF_CHANGE = { added: 'notice', removed: 'warning', changed: 'warning' } as const;

const Edition = ({ edition, isNewest, isFirst }: EditionProps) => {
  const words = useProbeWords();
  const { say } = words;
  const { dayAndTime } = useFormats();
  const { firstSeenAt, lastSeenAt, sha256, changes, document } = edition;
  return (
    <Section
      title={say('discovery.edition', {
        first: dayAndTime(new Date(firstSeenAt)),
        last: dayAndTime(new Date(lastSeenAt)),
      })}
      actions={isNewest && <StateChip state="ok" label={say('discovery.current')} />}
    >
      <p style={{ margin: '0 0 8px' }}>
        SHA-256 <Identifier value={sha256} what="SHA-256" />
      </p>
      {changes.length === 0 ? (
        <p style={{ margin: 0 }}>{say(isFirst ? 'discovery.first' : 'discovery.same')}</p>
      ) : (
        <Scroll tabIndex={0} role="group" aria-label={say('discovery.changes')}>
          <Table aria-label={say('discovery.changes')}>
            <thead>
              <tr>
                <th scope="col">{say('discovery.member')}</th>
                <th scope="col">{say('fields.state')}</th>
                <th scope="col">{say('discovery.before')}</th>
                <th scope="col">{say('discovery.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ member, kind, before, after }) => (
                <tr key={`${member} ${kind}`}>
                  <th scope="row">
                    <code>{member}</code>
                  </th>
                  <td>
                    <StateChip
                      plain
                      state={STATE_OF_CHANGE[kind]}
                      label={words.word('discovery.kinds', kind)}
                    />
                  </td>
                  <td>
                    <Value>{before || '–'}</Value>
                  </td>
                  <td>
                    <Value>{after || '–'}</Value>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      )}
      <Fold>
        <summary>{say('discovery.whole')}</summary>
        <pre tabIndex={0} role="group" aria-label={say('discovery.whole')}>
          {JSON.stringify(document, null, 2)}
        </pre>
      </Fold>
    </Section>
  );
};

export const Value = styled('code')({ fontSize: '0.8125rem', overflowWrap: 'anywhere' });

const Fold = styled('details')(({ theme }) => ({
  marginTop: 12,
  '& > summary': { cursor: 'pointer', borderRadius: 3, width: 'fit-content' },
  '& > pre': {
    ...{ margin: '8px 0 0', padding: '10px 12px', maxHeight: 420, overflow: 'auto', borderRadius: 6 },
    ...{ fontFamily: MONOSPACE, fontSize: '0.8125rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    backgroundColor: theme.palette.sunken,
  },
}));

export default DiscoveryPage;
