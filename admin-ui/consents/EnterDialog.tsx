import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  type ConsentDetails,
  createConsentSchema,
  type CreateConsentInput,
} from '../../server/consents/consents.contract.js';
import { CertificatePicker } from '../certificates/CertificatePicker.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { ClockField } from '../components/ClockField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useTimeZone } from '../components/time.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { EDITIONS } from '../grants/words.js';
import { OrganisationPicker } from '../organisations/OrganisationPicker.js';
import { ApiProblem } from '../providers/http.js';
import { useAction } from '../providers/useApi.js';
import { AccessField } from './AccessField.js';
import { consentPath } from './address.js';
import { bodyOf, NOTHING_TYPED, type TypedConsent } from './typed-consent.js';
import { useFieldFaults } from './useFieldFaults.js';
import { STATUSES, useConsentWords } from './words.js';

/** A consent that somebody knows of. What ends it and when is said by the server, on its page. */
export const EnterDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useConsentWords();
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const timeZone = useTimeZone();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [tried, setTried] = useState(false);
  const enter = useAction<ConsentDetails, CreateConsentInput>('/consents', {
    ...{ done: 'consents.enter.done', quiet: true },
    onDone: ({ id }) => void navigate(consentPath(id)),
  });
  const faultOf = useFieldFaults(enter.error);
  const put = (part: Partial<TypedConsent>) => setTyped({ ...typed, ...part });
  const body = bodyOf(typed, timeZone);
  const refused = new Set(createConsentSchema.safeParse(body).error?.issues.map(({ path }) => path[0]));
  const exists = enter.error instanceof ApiProblem && enter.error.code === 'consent-exists';
  /** What is wrong with a field, or what it is for. */
  const told = (field: keyof TypedConsent, help = '') => {
    const fault = tried && refused.has(field) ? words.say(`enter.wrong.${field}`) : faultOf(field);
    return { error: fault !== undefined, helperText: fault ?? help };
  };
  return (
    <FormDialog
      title={words.say('enter.title')}
      action={words.say('enter.action')}
      busy={enter.isPending}
      onSubmit={() => {
        setTried(true);
        if (refused.size === 0) enter.mutate(body);
      }}
      onClose={onClose}
    >
      {enter.error !== null && (
        <div ref={intoView}>
          <Banner state="critical" title={sentence(enter.error)} />
        </div>
      )}
      <Typography variant="body2" color="textSecondary">
        {words.say('enter.help')}
      </Typography>
      <OrganisationPicker
        label={words.say('fields.organisation')}
        value={typed.organisationId}
        onChange={(organisationId) => put({ organisationId })}
        autoFocus
        {...told('organisationId')}
      />
      <TextField
        label={words.say('fields.consentId')}
        value={typed.consentId}
        onChange={({ target }) => put({ consentId: target.value })}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200, spellCheck: false, autoCapitalize: 'none' } }}
        {...told('consentId', words.say('enter.consentId_help'))}
        {...(exists && { error: true })}
      />
      <Short>
        <ChoiceField
          label={words.say('fields.edition')}
          value={typed.edition}
          onChange={(edition) => put({ edition })}
          choices={EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
        />
        <ChoiceField
          label={words.say('fields.status')}
          value={typed.status}
          onChange={(chosen) => put({ status: STATUSES.find((one) => one === chosen) ?? 'valid' })}
          choices={STATUSES.map((id) => ({ id, name: words.word('statuses', id) }))}
        />
      </Short>
      <TextField
        label={words.say('fields.psu')}
        value={typed.psu}
        onChange={({ target }) => put({ psu: target.value })}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 100, spellCheck: false } }}
        {...told('psu', words.say('enter.psu_help'))}
      />
      <AccessField value={typed.access} onChange={(access) => put({ access })} />
      <Short>
        <ChoiceField
          label={words.say('fields.recurring')}
          value={typed.recurring ? 'recurring' : 'one_off'}
          onChange={(kind) => put({ recurring: kind === 'recurring' })}
          choices={['recurring', 'one_off'].map((id) => ({ id, name: words.say(id) }))}
        />
        <TextField
          type="number"
          label={words.word('columns', 'frequencyPerDay')}
          value={typed.frequencyPerDay}
          onChange={({ target }) => put({ frequencyPerDay: target.value })}
          slotProps={{ htmlInput: { min: 1, max: 1_000 } }}
          {...told('frequencyPerDay', words.say('enter.frequency_help'))}
        />
        <TextField
          type="date"
          label={words.word('columns', 'validUntil')}
          value={typed.validUntil}
          onChange={({ target }) => put({ validUntil: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
          {...told('validUntil', words.say('enter.validUntil_help'))}
        />
        <ClockField
          label={words.word('columns', 'authorisedAt')}
          value={typed.authorisedAt}
          onChange={(authorisedAt) => put({ authorisedAt })}
          help={words.say('enter.authorisedAt_help')}
        />
        <TextField
          type="number"
          label={words.word('columns', 'accounts')}
          value={typed.accounts}
          onChange={({ target }) => put({ accounts: target.value })}
          slotProps={{ htmlInput: { min: 0, max: 10_000 } }}
          {...told('accounts', words.say('enter.accounts_help'))}
        />
        <CertificatePicker
          label={words.say('fields.certificate')}
          value={typed.certificate}
          onChange={(certificate) => put({ certificate })}
          helperText={words.say('enter.certificate_help')}
        />
      </Short>
    </FormDialog>
  );
};

/** On a phone the button may be far below what went wrong. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** Short fields beside each other, one under the other on a phone. */
const Short = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 20,
  alignItems: 'start',
  '& > *': { minWidth: 0 },
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
}));
