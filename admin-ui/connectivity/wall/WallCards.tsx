import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { PROBE_QUESTIONS, type ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { targetPath } from '../address.js';
import { STATE_OF_ANSWER, STATE_OF_TARGET } from '../states.js';
import { isOff } from '../switched-off.js';
import { whoseTurn } from '../whose-turn.js';
import { useProbeWords } from '../words.js';
import type { TargetGroup } from './group-targets.js';
import { GroupName } from './WallTable.js';

interface WallCardsProps {
  readonly groups: readonly TargetGroup<ProbeTargetView>[] | undefined;
}

/** The wall on a phone: one card for each target. */
export const WallCards = ({ groups }: WallCardsProps) => (
  <Groups>
    {groups?.map((group) => (
      <section key={group.organisationId ?? 'nobody'}>
        <h2>
          <GroupName group={group} />
        </h2>
        <ul>
          {group.targets.map((target) => (
            <Card key={target.id} target={target} />
          ))}
        </ul>
      </section>
    )) ?? <Skeleton variant="rounded" height={220} sx={{ m: 2 }} />}
  </Groups>
);

const Card = ({ target }: { readonly target: ProbeTargetView }) => {
  const words = useProbeWords();
  const { id, name, edition, kind, environment, state, since, verdicts } = target;
  const turn = whoseTurn(verdicts);
  const asked = PROBE_QUESTIONS.flatMap((question) => {
    const verdict = verdicts.find((one) => one.question === question);
    return verdict === undefined || verdict.answer === 'not-asked' ? [] : [verdict];
  });
  return (
    <li>
      <div className="top">
        <Link component={RouterLink} to={targetPath(id)} color="inherit">
          {name}
        </Link>
        <StateChip state={STATE_OF_TARGET[state]} label={words.word('states', state)} />
      </div>
      <p>
        {kind === 'tls' ? words.word('kinds', kind) : words.edition(edition)} ·{' '}
        {words.environment(environment)}
        {since !== null && (
          <>
            {' · '}
            <Moment at={since} show="time" focusable={false} />
          </>
        )}
      </p>
      {isOff(target) && <p>{words.say('wall.not_switched_on')}</p>}
      {asked.length > 0 && (
        <dl>
          {asked.map(({ question, answer }) => (
            <div key={question}>
              <dt>{words.word('questions', question)}</dt>
              <dd>
                <StateChip plain state={STATE_OF_ANSWER[answer]} label={words.word('answers', answer)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {turn !== null && (
        <p>
          {words.say('fields.turn')}: <strong>{words.word('faults', turn)}</strong>
        </p>
      )}
    </li>
  );
};

const Groups = styled('div')(({ theme }) => ({
  '& h2': {
    margin: 0,
    padding: '8px 16px',
    fontSize: '0.8125rem',
    fontWeight: 600,
    backgroundColor: theme.palette.sunken,
    '& > span': { color: theme.palette.states.critical.text },
  },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': { padding: '12px 16px', borderBottom: `1px solid ${theme.palette.divider}` },
  '& section:last-of-type li:last-of-type': { borderBottom: 0 },
  '& .top': { display: 'flex', justifyContent: 'space-between', gap: 12, alignItems: 'flex-start' },
  '& .top > a': { fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' },
  '& p': { margin: '2px 0 0', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& p strong': { color: theme.palette.text.primary },
  '& time': { whiteSpace: 'normal' },
  '& dl': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '4px 16px', margin: '8px 0 4px' },
  '& dt': { fontSize: '0.75rem', color: theme.palette.text.secondary },
  '& dd': { margin: 0 },
}));
