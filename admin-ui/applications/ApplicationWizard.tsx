import { type ReactNode, useEffect, useRef } from 'react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router-dom';
import { missingParts } from '../../server/applications/applications.contract.js';
import { Page } from '../components/Page.js';
import { applicationPath, NEW_APPLICATION_PATH } from './address.js';
import { CertificateStep } from './certificate/CertificateStep.js';
import { ConflictBanner } from './ConflictBanner.js';
import type { StoredDraft } from './draft-keeper.js';
import { LeaveGuard } from './LeaveGuard.js';
import { OrganisationStep } from './OrganisationStep.js';
import { PreCheckStep } from './pre-check/PreCheckStep.js';
import { SavedLine } from './SavedLine.js';
import { Steps, STEP_NAMES } from './Steps.js';
import { SubmitStep } from './SubmitStep.js';
import { TargetStep } from './target/TargetStep.js';
import { useDraft } from './useDraft.js';

interface ApplicationWizardProps {
  readonly stored: StoredDraft | null;
  readonly userId: string;
  /** A new draft has got its id. */
  readonly onMade?: (id: string) => void;
}

/** Five steps, each with an address; any of them may be opened at any time. */
export const ApplicationWizard = ({ stored, userId, onMade }: ApplicationWizardProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [keeper, state] = useDraft(stored, userId);
  const step = useStep();
  const { application, id } = state;
  useEffect(() => {
    if (id === null || window.location.pathname !== NEW_APPLICATION_PATH) return;
    onMade?.(id);
    navigate({ pathname: applicationPath(id), search: window.location.search }, { replace: true });
  }, [id, navigate, onMade]);
  const base = applicationPath(id ?? 'new');
  const onChange = keeper.change.bind(keeper);
  return (
    <Page
      title={translate('applications.title')}
      lead={translate('applications.lead')}
      actions={<SavedLine state={state} onRetry={() => void keeper.flush()} />}
    >
      <LeaveGuard keeper={keeper} />
      <ConflictBanner keeper={keeper} state={state} />
      <Steps base={base} step={step} missing={missingParts(application)} />
      <StepBody step={step}>
        {step === 1 && <OrganisationStep application={application} onChange={onChange} />}
        {step === 2 && <CertificateStep application={application} onChange={onChange} />}
        {step === 3 && <TargetStep application={application} onChange={onChange} />}
        {step === 4 && <PreCheckStep application={application} base={base} />}
        {step === 5 && <SubmitStep keeper={keeper} application={application} base={base} />}
      </StepBody>
      <Foot aria-label={translate('applications.steps.label')}>
        {step > 1 && (
          <Button component={RouterLink} to={`${base}?step=${step - 1}`} variant="outlined">
            {translate('applications.back')}
          </Button>
        )}
        {step < STEP_NAMES.length && (
          <Button component={RouterLink} to={`${base}?step=${step + 1}`} variant="contained">
            {translate('applications.next', { name: translate(`applications.steps.${STEP_NAMES[step]!}`) })}
          </Button>
        )}
      </Foot>
    </Page>
  );
};

/** From the address; anything else is the first. */
function useStep(): number {
  const [parameters] = useSearchParams();
  const step = Number(parameters.get('step') ?? '1');
  return Number.isInteger(step) && step >= 1 && step <= STEP_NAMES.length ? step : 1;
}

/** Takes the focus when a step is opened, so that the keyboard goes on where the eyes are. */
const StepBody = ({ step, children }: { readonly step: number; readonly children: ReactNode }) => {
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    body.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);
  return (
    <div ref={body} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  );
};

const Foot = styled('nav')({ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' });
