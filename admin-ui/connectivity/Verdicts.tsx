import type { ReactNode } from 'react';
import { styled } from '@mui/material/styles';
import {
  PROBE_QUESTIONS,
  type Answer,
  type Fault,
  type ProbeQuestion,
} from '../../server/probes/probes.contract.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateIcon } from '../components/StateChip.js';
import { STATE_OF_ANSWER } from './states.js';
import { decisive, whoseTurn } from './whose-turn.js';
import { useProbeWords } from './words.js';

interface ShownVerdict {
  readonly question: ProbeQuestion;
  readonly answer: Answer;
  readonly because: string;
  readonly fault: Fault;
  readonly since?: string;
}

interface VerdictsProps {
  readonly title: string;
  readonly lead: string;
  readonly verdicts: readonly ShownVerdict[];
  readonly actions?: ReactNode;
}

/** Each question with its answer, why, and whose turn it is; the one that decides first, in words on top. */
export const Verdicts = ({ title, lead, verdicts, actions }: VerdictsProps) => {
  const words = useProbeWords();
  const turn = whoseTurn(verdicts);
  const first = decisive(verdicts);
  return (
    <Section title={title} lead={lead} actions={actions} flush>
      {turn !== null && first !== undefined && (
        <Turn state={first.answer === 'no' ? 'critical' : 'warning'}>
          <strong>{words.word('fault_sentences', turn)}</strong> <span lang="en">{first.because}</span>
        </Turn>
      )}
      <Grid>
        {PROBE_QUESTIONS.map((question) => {
          const verdict = verdicts.find((one) => one.question === question);
          const { answer = 'not-asked', because = '', fault = 'none', since } = verdict ?? {};
          return (
            <li key={question} data-question={question} data-answer={answer}>
              <div className="head">
                <StateIcon state={STATE_OF_ANSWER[answer]} size={20} />
                <span>
                  {words.word('questions', question)}: <strong>{words.word('answers', answer)}</strong>
                </span>
              </div>
              {because !== '' && <p lang="en">{because}</p>}
              {(fault !== 'none' || (since !== undefined && answer !== 'not-asked')) && (
                <small>
                  {fault !== 'none' && `${words.say('fields.turn')}: ${words.word('faults', fault)}`}
                  {fault !== 'none' && since !== undefined && ' · '}
                  {since !== undefined && answer !== 'not-asked' && <Moment at={since} />}
                </small>
              )}
            </li>
          );
        })}
      </Grid>
    </Section>
  );
};

const Turn = styled('p', { shouldForwardProp: (prop) => prop !== 'state' })<{
  state: 'critical' | 'warning';
}>(({ theme, state }) => ({
  margin: 0,
  padding: '12px 20px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.states[state].soft,
  overflowWrap: 'anywhere',
  [theme.breakpoints.down('md')]: { padding: '12px 16px' },
}));

/** Lines between the cells come from the ground behind them. */
const Grid = styled('ul')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 1 },
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  backgroundColor: theme.palette.divider,
  '& > li': {
    padding: '12px 20px',
    backgroundColor: theme.palette.background.paper,
    overflowWrap: 'anywhere',
  },
  '& .head': { display: 'flex', alignItems: 'flex-start', gap: 8 },
  '& p': { margin: '4px 0 0', fontSize: '0.8125rem' },
  '& small': { display: 'block', marginTop: 4, color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& time': { whiteSpace: 'normal' },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& > li': { padding: '10px 16px' },
  },
}));
