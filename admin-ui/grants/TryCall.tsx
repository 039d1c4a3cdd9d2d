import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { AccessDecisionView } from '../../server/grants/grants.contract.js';
import { pathOf } from '../certificates/title.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useDuration } from '../components/useDuration.js';
import { useApi } from '../providers/useApi.js';
import { AccessTabs } from './AccessTabs.js';
import { grantPath } from './address.js';
import { EDITIONS, ENVIRONMENTS, STATE_OF_ACCESS, useGrantWords } from './words.js';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const FIELDS = ['edition', 'environment', 'method', 'path', 'sha256', 'identifier'] as const;
type Field = (typeof FIELDS)[number];

const FIRST: Record<Field, string> = {
  ...{ edition: 'berlin-1.3', environment: 'production', method: 'GET' },
  ...{ path: '/v1/accounts', sha256: '', identifier: '' },
};

/** Asks what a gateway would be answered, and says why. */
const TryCall = () => {
  const words = useGrantWords();
  const [parameters, setParameters] = useSearchParams();
  const given = Object.fromEntries(FIELDS.map((name) => [name, parameters.get(name) ?? FIRST[name]]));
  const [value, setValue] = useState(given as Record<Field, string>);
  const asked = parameters.has('path') || parameters.has('sha256') ? `/grants/check?${query(given)}` : null;
  const { data, error, isFetching, refetch } = useApi<AccessDecisionView>(asked);
  const set = (name: Field) => (next: string) => setValue({ ...value, [name]: next });
  const choices = (ids: readonly string[], name: (id: string) => string) =>
    ids.map((id) => ({ id, name: name(id) }));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const next = query(value);
    if (next === parameters.toString()) void refetch();
    else setParameters(next);
  };
  return (
    <Page title={words.say('title')} lead={words.say('try.lead')}>
      <AccessTabs />
      <Section title={words.say('tabs.try')}>
        <Form onSubmit={ask} noValidate>
          <ChoiceField
            label={words.say('fields.edition')}
            value={value.edition}
            onChange={set('edition')}
            choices={choices(EDITIONS, words.edition)}
          />
          <ChoiceField
            label={words.say('fields.environment')}
            value={value.environment}
            onChange={set('environment')}
            choices={choices(ENVIRONMENTS, words.environment)}
          />
          <ChoiceField
            label={words.say('fields.method')}
            value={value.method}
            onChange={set('method')}
            choices={choices(METHODS, (id) => id)}
          />
          {(['path', 'sha256', 'identifier'] as const).map((name) => (
            <TextField
              key={name}
              className={name}
              label={words.say(`fields.${name}`)}
              helperText={words.say(`try.${name}_help`)}
              value={value[name]}
              onChange={({ target }) => set(name)(target.value)}
              fullWidth
              slotProps={{ htmlInput: { maxLength: 2_000, spellCheck: false } }}
            />
          ))}
          <Button type="submit" variant="contained" disabled={isFetching}>
            {words.say('try.action')}
          </Button>
        </Form>
      </Section>
      <div aria-live="polite">
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data !== undefined && error === null && <Answer answer={data} />}
      </div>
    </Page>
  );
};

const query = (value: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(value).filter(([, text]) => text.trim() !== '')).toString();

const Answer = ({ answer }: { readonly answer: AccessDecisionView }) => {
  const words = useGrantWords();
  const duration = useDuration();
  const { decision, httpStatus, code, reason, role, endpointId, grantId, certificateId, proofs } = answer;
  const { outcome, verdictAt, ageSeconds, registerEdition } = proofs;
  return (
    <Section title={words.say('try.answer')}>
      <Facts
        facts={[
          {
            label: words.say('try.decision'),
            value: <StateChip state={STATE_OF_ACCESS[decision]} label={words.decision(decision)} />,
          },
          {
            label: words.say('try.code'),
            value: code === null ? httpStatus : `${httpStatus} ${code}`,
          },
          ...(code === null ? [] : [{ label: words.say('try.means'), value: words.explanation(code) }]),
          { label: words.say('fields.reason'), value: <span lang="en">{reason}</span> },
          { label: words.say('fields.role'), value: role === null ? '–' : `${words.role(role)} (${role})` },
          { label: words.say('fields.endpoint'), value: endpointId ?? '–' },
          {
            label: words.say('try.proof'),
            value:
              outcome === null ? (
                words.say('try.no_proof')
              ) : (
                <>
                  {words.outcome(outcome)} · <Moment at={verdictAt} />
                  {ageSeconds !== null && ` · ${words.say('try.age', { age: duration(ageSeconds) })}`}
                </>
              ),
          },
          { label: words.say('try.register'), value: registerEdition ?? '–' },
          {
            label: words.say('try.leads_to'),
            value: (
              <>
                {grantId !== null && (
                  <Link component={RouterLink} to={grantPath(grantId)}>
                    {words.say('one')}
                  </Link>
                )}
                {grantId !== null && certificateId !== null && ' · '}
                {certificateId !== null && (
                  <Link component={RouterLink} to={pathOf(certificateId)}>
                    {words.say('fields.certificate')}
                  </Link>
                )}
                {certificateId === null && '–'}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
};

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, 1fr)',
  gap: 16,
  alignItems: 'start',
  '& .path, & .sha256, & .identifier': { gridColumn: '1 / -1' },
  '& > button': { justifySelf: 'start' },
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
}));

export default TryCall;
