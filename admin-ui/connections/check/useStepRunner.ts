import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type {
  CheckStepId,
  IntegrationCheck,
  runStepSchema,
  stepRunSchema,
} from '../../../server/connections/connections.contract.js';
import { useAction } from '../../providers/useApi.js';

type RunStepInput = z.input<typeof runStepSchema>;
type StepRun = z.output<typeof stepRunSchema>;
/** What a form of a step adds; whether the customer is here stands beside the checklists, and in the forms that need it. */
export type StepMore = Omit<RunStepInput, 'step' | 'version'>;

export interface StepRunner {
  readonly run: (step: CheckStepId, more?: StepMore, onDone?: () => void) => void;
  /** Under way from here or from elsewhere. */
  readonly running: CheckStepId | null;
  /** What was refused before anything was sent, and of which step. */
  readonly failure: { readonly step: CheckStepId; readonly error: Error } | null;
  /** Where the customer goes now; the server says it once. */
  readonly toBank: { readonly step: CheckStepId; readonly url: string } | null;
  /** The step that was done last, here: it is opened. */
  readonly last: CheckStepId | null;
  readonly forget: () => void;
}

/** Does the steps of one check, one at a time. */
export function useStepRunner(check: IntegrationCheck, customer: StepMore): StepRunner {
  const path = `/integration-checks/${check.id}`;
  const queries = useQueryClient();
  const [toBank, setToBank] = useState<StepRunner['toBank']>(null);
  const [last, setLast] = useState<CheckStepId | null>(null);
  const act = useAction<StepRun, RunStepInput>(`${path}/steps`, { quiet: true });
  const running = act.isPending ? act.variables.step : check.running;
  return {
    running,
    ...{ toBank, last },
    failure:
      act.error === null || act.variables === undefined
        ? null
        : { step: act.variables.step, error: act.error },
    forget: () => act.reset(),
    run: (step, more = {}, onDone) => {
      if (running !== null) return;
      setLast(step);
      act.mutate(
        { ...customer, ...more, step, version: check.version },
        {
          onSuccess: ({ check: after, url }) => {
            // The next step needs the version that this one made.
            queries.setQueryData(['api', path], after);
            setToBank(url === null ? null : { step, url });
            onDone?.();
          },
          // Whoever ran a step meanwhile has made another version.
          onError: () => void queries.invalidateQueries({ queryKey: ['api', path] }),
        },
      );
    },
  };
}
