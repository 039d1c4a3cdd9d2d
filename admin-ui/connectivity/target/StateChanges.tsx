import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { z } from 'zod';
import type { stateChangeSchema } from '../../../server/probes/probes.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useDuration } from '../../components/useDuration.js';
import { useApi } from '../../providers/useApi.js';
import { runPath } from '../address.js';
import { STATE_OF_TARGET } from '../states.js';
import { useProbeWords } from '../words.js';

type StateChange = z.output<typeof stateChangeSchema>;

const SHOWN = 20;

/** Changes of state, not every failure: what was, for how long, and what became of it. */
export const StateChanges = ({ targetId }: { readonly targetId: string }) => {
  const words = useProbeWords();
  const duration = useDuration();
  const { data, error, refetch } = useApi<StateChange[]>(`/probe-targets/${targetId}/changes`);
  return (
    <Section title={words.say('target.changes.title')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={64} />}
      {data?.length === 0 && <p style={{ margin: 0 }}>{words.say('target.changes.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <Timeline>
          {data.slice(0, SHOWN).map(({ id, at, from, to, because, runId, lastedMs }) => (
            <li key={id}>
              <StateChip plain state={STATE_OF_TARGET[to]} label={words.word('states', to)} />{' '}
              <Moment at={at} show="time" />
              {lastedMs !== null && (
                <>
                  {' · '}
                  {words.say('target.changes.lasted', {
                    from: words.word('states', from),
                    length: duration(lastedMs / 1_000),
                  })}
                </>
              )}
              {because !== '' && (
                <div>
                  <span lang="en">{because}</span>
                  {runId !== null && (
                    <>
                      {' '}
                      <Link component={RouterLink} to={runPath(runId)} underline="always">
                        {words.say('target.changes.run')}
                      </Link>
                    </>
                  )}
                </div>
              )}
            </li>
          ))}
        </Timeline>
      )}
    </Section>
  );
};

const Timeline = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 14px',
  borderLeft: `2px solid ${theme.palette.divider}`,
  '& > li': { padding: '6px 0', overflowWrap: 'anywhere' },
  '& > li > div': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
