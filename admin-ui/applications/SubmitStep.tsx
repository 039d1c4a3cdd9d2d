import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useNavigate, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { type Application, missingParts } from '../../server/applications/applications.contract.js';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { Banner } from '../components/Banner.js';
import { Facts } from '../components/Facts.js';
import { Section } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { request } from '../providers/http.js';
import { useMay } from '../providers/useMe.js';
import { applicationStatusPath, reviewApi } from './address.js';
import type { DraftKeeper } from './draft-keeper.js';
import { usePreCheck } from './pre-check/usePreCheck.js';
import { STEP_NAMES } from './Steps.js';

interface SubmitStepProps {
  readonly keeper: DraftKeeper;
  readonly application: Application;
  readonly base: string;
}

/** Everything once more, and the one button. */
export const SubmitStep = ({ keeper, application, base }: SubmitStepProps) => {
  const translate = useTranslate();
  const missing = missingParts(application);
  const mayApply = useMay('reviews.apply');
  const { data } = usePreCheck(application);
  const unmet = data?.lines.filter(({ demanded, met }) => demanded && met === 'no').length ?? 0;
  const { busy, submit } = useSubmit(keeper);
  return (
    <>
      {missing.length > 0 && (
        <Banner
          state="warning"
          title={translate('applications.submit.missing', { smart_count: missing.length })}
        >
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {missing.map(({ step, path, code }) => (
              <li key={`${path} ${code}`}>
                <Link component={RouterLink} to={`${base}?step=${STEP_NAMES.indexOf(step) + 1}`}>
                  {translate(`applications.parts.${path.split('.')[0]}`)}
                </Link>
                : {translate(`applications.missing.${code}`)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {unmet > 0 && (
        <Banner state="notice" title={translate('applications.submit.unmet', { smart_count: unmet })}>
          <Link component={RouterLink} to={`${base}?step=4`}>
            {translate('applications.submit.see')}
          </Link>
        </Banner>
      )}
      <Section title={translate('applications.submit.summary')} lead={translate('applications.submit.lead')}>
        <Summary application={application} />
      </Section>
      <Button
        variant="contained"
        size="large"
        sx={{ mb: 3 }}
        disabled={!mayApply || missing.length > 0 || busy}
        onClick={() => void submit()}
      >
        {translate('applications.submit.action')}
      </Button>
    </>
  );
};

function useSubmit(keeper: DraftKeeper) {
  const notify = useNotify();
  const translate = useTranslate();
  const navigate = useNavigate();
  const sentence = useProblemSentence();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      const saved = await keeper.flush();
      const { id } = keeper.read();
      if (!saved || id === null) {
        notify(translate('applications.submit.not_saved'), { type: 'error', multiLine: true });
        return;
      }
      const body = { version: keeper.version };
      await request<ReviewDetails>(`${reviewApi(id)}/submit`, { method: 'POST', body });
      navigate(applicationStatusPath(id));
    } catch (error) {
      notify(sentence(error), { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  return { busy, submit };
}

export const Summary = ({ application }: { readonly application: Application }) => {
  const translate = useTranslate();
  const part = (name: string) => translate(`applications.parts.${name}`);
  const { identifier, organisationName, onBehalfOf, edition, environment, roles, endpoints } = application;
  return (
    <Facts
      facts={[
        { label: part('organisationName'), value: organisationName || '–' },
        { label: part('identifier'), value: identifier || '–' },
        ...(onBehalfOf === '' ? [] : [{ label: part('onBehalfOf'), value: onBehalfOf }]),
        {
          label: part('edition'),
          value: edition === null ? '–' : translate(`applications.target.editions.${edition}.name`),
        },
        {
          label: part('environment'),
          value: environment === null ? '–' : translate(`applications.target.environments.${environment}`),
        },
        {
          label: part('roles'),
          value: roles.map((role) => translate(`certificates.roles.${role}.label`)).join(', ') || '–',
        },
        {
          label: part('endpoints'),
          value:
            endpoints.length === 0 ? translate('applications.submit.all_endpoints') : endpoints.join(', '),
        },
        {
          label: part('useCase'),
          value: <span style={{ whiteSpace: 'pre-wrap' }}>{application.useCase || '–'}</span>,
        },
        { label: part('redirectUris'), value: application.redirectUris.join(', ') || '–' },
        {
          label: part('contacts'),
          value: application.contacts.map(({ name, email }) => `${name} (${email})`).join(', ') || '–',
        },
        {
          label: part('hasTestAccounts'),
          value: translate(application.hasTestAccounts ? 'ra.boolean.true' : 'ra.boolean.false'),
        },
      ]}
    />
  );
};
