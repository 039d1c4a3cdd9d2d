import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { PROBE_QUESTIONS, type ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, SkeletonRows, Table } from '../../components/TableRows.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { organisationPath } from '../../organisations/address.js';
import { targetPath } from '../address.js';
import { STATE_OF_ANSWER, STATE_OF_TARGET } from '../states.js';
import { isOff } from '../switched-off.js';
import { whoseTurn } from '../whose-turn.js';
import { useProbeWords } from '../words.js';
import type { TargetGroup } from './group-targets.js';

interface WallProps {
  /** Undefined while they are read. */
  readonly groups: readonly TargetGroup<ProbeTargetView>[] | undefined;
}

const COLUMNS = PROBE_QUESTIONS.length + 3;

/** Targets down, questions across; a table, so that a screen reader says both with every answer. */
export const WallTable = ({ groups }: WallProps) => {
  const words = useProbeWords();
  return (
    <Scroll tabIndex={-1}>
      <Wall>
        <caption style={visuallyHidden}>{words.say('wall.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say('fields.target')}</th>
            <th scope="col">{words.say('fields.state')}</th>
            {PROBE_QUESTIONS.map((question) => (
              <th key={question} scope="col" title={words.word('question_help', question)}>
                {words.word('questions', question)}
              </th>
            ))}
            <th scope="col">{words.say('fields.turn')}</th>
          </tr>
        </thead>
        {groups === undefined && (
          <tbody>
            <SkeletonRows columns={COLUMNS} />
          </tbody>
        )}
        {groups?.map((group) => (
          <tbody key={group.organisationId ?? 'nobody'}>
            <tr className="group">
              <th scope="rowgroup" colSpan={COLUMNS}>
                <GroupName group={group} />
              </th>
            </tr>
            {group.targets.map((target) => (
              <TargetRow key={target.id} target={target} />
            ))}
          </tbody>
        ))}
      </Wall>
    </Scroll>
  );
};

export const GroupName = ({ group }: { readonly group: TargetGroup<ProbeTargetView> }) => {
  const { say } = useProbeWords();
  const { organisationId, organisationName, troubled } = group;
  return (
    <>
      {organisationId === null ? (
        say('nobody')
      ) : (
        <Link component={RouterLink} to={organisationPath(organisationId)} color="inherit">
          {organisationName}
        </Link>
      )}
      {troubled > 0 && <span> · {say('wall.troubled', { smart_count: troubled })}</span>}
    </>
  );
};

const TargetRow = ({ target }: { readonly target: ProbeTargetView }) => {
  const words = useProbeWords();
  const { id, name, edition, kind, environment, state, since, verdicts } = target;
  const turn = whoseTurn(verdicts);
  return (
    <tr>
      <th scope="row">
        <Link component={RouterLink} to={targetPath(id)} color="inherit">
          {name}
        </Link>
        <small>
          {kind === 'tls' ? words.word('kinds', kind) : words.edition(edition)} ·{' '}
          {words.environment(environment)}
        </small>
      </th>
      <td>
        <StateChip state={STATE_OF_TARGET[state]} label={words.word('states', state)} />
        {since !== null && (
          <small>
            <Moment at={since} show="time" focusable={false} />
          </small>
        )}
        {isOff(target) && <small>{words.say('wall.not_switched_on')}</small>}
      </td>
      {PROBE_QUESTIONS.map((question) => {
        const verdict = verdicts.find((one) => one.question === question);
        const answer = verdict?.answer ?? 'not-asked';
        return (
          <td key={question} title={verdict?.because}>
            <StateChip plain state={STATE_OF_ANSWER[answer]} label={words.word('answers', answer)} />
            {verdict !== undefined && answer !== 'not-asked' && (
              <small>
                <Moment at={verdict.since} show="day" focusable={false} />
              </small>
            )}
          </td>
        );
      })}
      <td>{turn === null ? <span aria-hidden>–</span> : words.word('faults', turn)}</td>
    </tr>
  );
};

const Wall = styled(Table)(({ theme }) => ({
  '& td, & tbody tr:not(.group) > th': { paddingTop: 7, paddingBottom: 7, verticalAlign: 'top' },
  '& small': {
    display: 'block',
    marginTop: 1,
    fontSize: '0.75rem',
    fontWeight: 400,
    color: theme.palette.text.secondary,
  },
  '& tbody tr:last-of-type > *': { borderBottom: `1px solid ${theme.palette.divider}` },
  '& tbody:last-of-type tr:last-of-type > *': { borderBottom: 0 },
  '& tr.group > th': {
    height: 34,
    backgroundColor: theme.palette.sunken,
    fontSize: '0.8125rem',
    fontWeight: 600,
    '& > span': { color: theme.palette.states.critical.text },
  },
  '& tbody tr:not(.group):hover': { backgroundColor: theme.palette.action.hover },
  '& thead th': { whiteSpace: 'normal', verticalAlign: 'bottom' },
}));
