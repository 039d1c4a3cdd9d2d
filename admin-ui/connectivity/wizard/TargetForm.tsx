import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { styled } from '@mui/material/styles';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CreateProbeTargetInput, ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { Section } from '../../components/Section.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { ApiProblem, request } from '../../providers/http.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useProbeWords } from '../words.js';
import { ClientFields } from './ClientFields.js';
import { KeyFields } from './KeyFields.js';
import { bodyOf, faultsOf, type Preset, stepOfField, stepsOf, type WizardStep } from './typed-target.js';
import { useDraftTarget } from './useDraftTarget.js';
import { useTold } from './useTold.js';
import { WhatFields } from './WhatFields.js';
import { WhereFields } from './WhereFields.js';
import { WizardSteps } from './WizardSteps.js';

/** The questions one after the other; whoever goes on is told what is wrong on this page first. */
export const TargetForm = () => {
  const { say } = useProbeWords();
  const sentence = useProblemSentence();
  const [parameters, setParameters] = useSearchParams();
  const { typed, put, drop, restored } = useDraftTarget();
  const presets = useApi<Preset[]>('/probe-presets');
  const preset = presets.data?.find(({ edition }) => edition === typed.what);
  const steps = stepsOf(typed.what);
  const asked = parameters.get('step');
  const step = steps.find((one) => one === asked) ?? 'what';
  const at = steps.indexOf(step);
  const [tried, setTried] = useState<ReadonlySet<WizardStep>>(new Set());
  const create = useAction<ProbeTargetView, CreateProbeTargetInput>('/probe-targets', { quiet: true });
  const faults = faultsOf(typed);
  const faulty = new Set([...faults.keys()].map(stepOfField).filter((one) => tried.has(one)));
  const told = useTold(faults, tried.has(step), create.error);
  const form = useFocusAtFault(tried, create.error);
  const open = (next: WizardStep) => setParameters({ step: next });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isLast = at === steps.length - 1;
    setTried(new Set([...tried, ...(isLast ? steps : [step])]));
    const first = steps.find((one) => [...faults.keys()].some((field) => stepOfField(field) === one));
    if (!isLast) {
      if (![...faults.keys()].some((field) => stepOfField(field) === step)) open(steps[at + 1] ?? step);
      return;
    }
    if (first !== undefined) return open(first);
    try {
      const target = await create.mutateAsync(bodyOf(typed, preset));
      const runId = await firstRunOf(target);
      drop();
      setParameters({ target: target.id, ...(runId === null ? {} : { run: runId }) }, { replace: true });
    } catch (error) {
      const [refused] = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
      if (refused !== undefined) open(stepOfField(refused.path.split('.')[0] ?? ''));
    }
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <WizardSteps steps={steps} current={step} faulty={faulty} onOpen={open} />
      {restored && (
        <Banner
          state="notice"
          title={say('wizard.restored')}
          action={
            <Button
              size="small"
              variant="outlined"
              onClick={() => {
                drop();
                open('what');
              }}
            >
              {say('wizard.drop')}
            </Button>
          }
        />
      )}
      {create.error !== null && (
        <Banner state="critical" title={sentence(create.error)}>
          <FieldErrors error={create.error} />
        </Banner>
      )}
      <Section title={say(`wizard.steps.${step}`)}>
        <Stack spacing={2.5} sx={{ maxWidth: step === 'what' || step === 'key' ? 'none' : 760 }}>
          {step === 'what' && presets.error !== null && (
            <ErrorState error={presets.error} onRetry={() => void presets.refetch()} />
          )}
          {step === 'what' && <WhatFields {...{ typed, put }} presets={presets.data ?? []} />}
          {step === 'where' && <WhereFields {...{ typed, put, told, preset }} />}
          {step === 'key' && <KeyFields {...{ typed, put, told }} />}
          {step === 'client' && (
            <ClientFields {...{ typed, put, told }} productChoices={preset?.paymentProducts ?? []} />
          )}
        </Stack>
      </Section>
      <Foot>
        {at > 0 && (
          <Button variant="outlined" onClick={() => open(steps[at - 1] ?? 'what')}>
            {say('wizard.back')}
          </Button>
        )}
        <Button type="submit" variant="contained" disabled={create.isPending}>
          {say(at === steps.length - 1 ? 'wizard.create' : 'wizard.next')}
        </Button>
        <span>{say('wizard.kept')}</span>
      </Foot>
    </form>
  );
};

/** Null where nothing may or can be asked from here; a run that is refused is said on the next page. */
async function firstRunOf({ id, keyPlace, needsSwitchingOn, switchedOnAt }: ProbeTargetView) {
  if (keyPlace === 'outside' || (needsSwitchingOn && switchedOnAt === null)) return null;
  try {
    const { data } = await request<{ runId: string }>(`/probe-targets/${id}/runs`, {
      method: 'POST',
      body: { extent: 'full' },
    });
    return data.runId;
  } catch {
    return null;
  }
}

/** The first field at fault takes the focus after somebody tried. */
function useFocusAtFault(...after: readonly unknown[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, after);
  return form;
}

const Foot = styled('div')(({ theme }) => ({
  ...{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  '& > span': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
