import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import {
  CHECK_STEP_FACTS,
  type CheckFlow,
  type CheckStepId,
  type IntegrationCheck,
} from '../../../server/connections/connections.contract.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useMay } from '../../providers/useMe.js';
import { PasteAddress } from '../callback/PasteAddress.js';
import { STATE_OF_FLOW } from '../states.js';
import { ToBank } from '../ToBank.js';
import { useConnectionWords } from '../words.js';
import { startableNext } from './runnable.js';
import { Step } from './Step.js';
import type { StepRunner } from './useStepRunner.js';

interface FlowProps {
  readonly check: IntegrationCheck;
  readonly flow: CheckFlow;
  readonly runner: StepRunner;
  readonly comesBackHere: boolean;
  /** Starts a step, or first asks for what it needs. */
  readonly onRun: (step: CheckStepId) => void;
  /** Below the steps. */
  readonly children?: ReactNode;
}

/** One of the three flows as a checklist. */
export const Flow = ({ check, flow, runner, comesBackHere, onRun, children }: FlowProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const mayCheck = useMay('connections.check');
  const [open, toggle] = useOpenSteps(check, flow, runner.last);
  const steps = check.steps.filter(({ step }) => CHECK_STEP_FACTS[step].flow === flow);
  const facts = check.flows.find((one) => one.flow === flow);
  if (facts === undefined) return null;
  const next = startableNext(facts);
  return (
    <Section
      id={flow}
      title={
        <Title>
          {words.word('flows', flow)}
          <StateChip state={STATE_OF_FLOW[facts.state]} label={words.word('flow_states', facts.state)} />
        </Title>
      }
      lead={words.word('flow_leads', flow)}
      flush
      actions={
        mayCheck &&
        next !== null && (
          <Button
            variant="contained"
            size="small"
            disabled={runner.running !== null}
            onClick={() => onRun(next)}
            sx={{ whiteSpace: 'normal', textAlign: 'left' }}
          >
            {say('run_next', { step: words.word('steps', next) })}
          </Button>
        )
      }
    >
      <List>
        {steps.map((step) => {
          const isSent = runner.toBank?.step === step.step && step.state === 'at-bank';
          const isAtBank = step.state === 'at-bank' && mayCheck;
          return (
            <Step
              key={step.step}
              step={step}
              isRunning={runner.running === step.step}
              isBusy={runner.running !== null}
              isOpen={open.has(step.step)}
              error={runner.failure?.step === step.step ? runner.failure.error : null}
              onToggle={() => toggle(step.step)}
              onRun={mayCheck ? () => onRun(step.step) : undefined}
            >
              {isAtBank && (
                <>
                  {isSent && runner.toBank !== null ? (
                    <ToBank url={runner.toBank.url} comesBackHere={comesBackHere} />
                  ) : (
                    <p>{say('bank.gone')}</p>
                  )}
                  <PasteAddress />
                </>
              )}
            </Step>
          );
        })}
      </List>
      {children}
    </Section>
  );
};

/** What failed is open by itself, and what was done last, until somebody opens or closes something. */
function useOpenSteps(check: IntegrationCheck, flow: CheckFlow, last: CheckStepId | null) {
  const [chosen, setChosen] = useState<Readonly<Partial<Record<CheckStepId, boolean>>>>({});
  const open = new Set(
    check.steps.flatMap(({ step, state, at }) => {
      if (CHECK_STEP_FACTS[step].flow !== flow) return [];
      const byItself = state === 'failed' || (step === last && at !== null && state !== 'at-bank');
      return (chosen[step] ?? byItself) ? [step] : [];
    }),
  );
  const toggle = (step: CheckStepId) => setChosen({ ...chosen, [step]: !open.has(step) });
  return [open, toggle] as const;
}

const Title = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: 10 });
const List = styled('ol')({ listStyle: 'none', margin: 0, padding: 0 });
