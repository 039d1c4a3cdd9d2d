import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Connection, createConnectionSchema } from '../../server/connections/connections.contract.js';
import type { ProbeTargetView } from '../../server/probes/probes.contract.js';
import type { Submission } from '../../server/submissions/submissions.contract.js';
import type { z } from 'zod';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { Segments } from '../components/Segments.js';
import { useFormats, useTimeZone } from '../components/time.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { OrganisationPicker } from '../organisations/OrganisationPicker.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { CALLBACK_PATH, connectionPath } from './address.js';
import { fieldFaults } from './field-faults.js';
import { SecretFields } from './SecretFields.js';
import {
  createBody,
  faultsOf,
  NOTHING_TYPED,
  type SecretSource,
  type TypedConnection,
} from './typed-connection.js';
import { useConnectionWords } from './words.js';

const OFFERED = 100;

interface CreateDialogProps {
  readonly organisationId?: string | null;
  readonly targetId?: string;
  readonly onClose: () => void;
}

/** Connects an organisation to a bank; ends on the page of the connection. */
export const CreateDialog = ({ organisationId = null, targetId = '', onClose }: CreateDialogProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const timeZone = useTimeZone();
  const [typed, setTyped] = useState<TypedConnection>({ ...NOTHING_TYPED, organisationId, targetId });
  const [tried, setTried] = useState(false);
  const put = (part: Partial<TypedConnection>) => setTyped((before) => ({ ...before, ...part }));
  const targets = useTargets(typed.organisationId);
  const target = targets.find(({ id }) => id === typed.targetId);
  const create = useAction<Connection, z.input<typeof createConnectionSchema>>('/connections', {
    ...{ done: 'connections.create.done', quiet: true },
    onDone: ({ id }) => void navigate(connectionPath(id)),
  });
  const faultOf = fieldFaults(create.error);
  const body = createBody(typed, timeZone);
  const refused = new Set(faultsOf(body));
  if (typed.clientId.trim() === '' && target !== undefined && target.clientId === null)
    refused.add('clientId');
  const told = (field: string, help = '') => {
    const fault = tried && refused.has(field) ? say(`create.wrong.${field}`) : faultOf(field);
    return { error: fault !== undefined, helperText: fault ?? help };
  };
  const here = `${location.origin}${CALLBACK_PATH}`;
  return (
    <FormDialog
      title={say('create.title')}
      action={say('create.action')}
      busy={create.isPending}
      onSubmit={() => {
        setTried(true);
        if (refused.size === 0) create.mutate(body);
      }}
      onClose={onClose}
    >
      {create.error !== null && <Banner state="critical" title={sentence(create.error)} />}
      <Typography variant="body2" color="textSecondary">
        {say('create.help')}
      </Typography>
      <OrganisationPicker
        label={say('fields.organisation')}
        value={typed.organisationId}
        onChange={(id) => put({ organisationId: id, submissionId: '' })}
        autoFocus={organisationId === null}
        {...told('organisationId')}
      />
      <ChoiceField
        label={say('fields.target')}
        value={typed.targetId}
        onChange={(id) => put({ targetId: id })}
        choices={[
          { id: '', name: say(targets.length === 0 ? 'create.no_targets' : 'create.choose') },
          ...targets.map(({ id, name, edition }) => ({
            id,
            name: `${name} · ${words.edition(edition ?? '')}`,
          })),
        ]}
        error={told('targetId').error}
        help={
          told('targetId', say(targets.length === 0 ? 'create.no_targets_help' : 'create.target_help'))
            .helperText
        }
      />
      <TextField
        label={say('fields.clientId')}
        value={typed.clientId}
        onChange={({ target: { value } }) => put({ clientId: value })}
        placeholder={target?.clientId ?? ''}
        autoComplete="off"
        slotProps={{
          htmlInput: { maxLength: 200, spellCheck: false, autoCapitalize: 'none' },
          inputLabel: { shrink: true },
        }}
        {...told('clientId', say('create.clientId_help'))}
      />
      <div>
        <TextField
          label={say('fields.redirectUri')}
          value={typed.redirectUri}
          onChange={({ target: { value } }) => put({ redirectUri: value })}
          placeholder={target?.redirectUri ?? here}
          autoComplete="off"
          fullWidth
          slotProps={{
            htmlInput: { maxLength: 500, spellCheck: false, autoCapitalize: 'none', inputMode: 'url' },
            inputLabel: { shrink: true },
          }}
          {...told('redirectUri', say('create.redirectUri_help'))}
        />
        {typed.redirectUri !== here && (target?.redirectUri ?? here) !== here && (
          <Button size="small" onClick={() => put({ redirectUri: here })} sx={{ mt: 0.5 }}>
            {say('create.redirect_here')}
          </Button>
        )}
      </div>
      <SecretChoice {...{ typed, put, told }} />
    </FormDialog>
  );
};

interface SecretChoiceProps {
  readonly typed: TypedConnection;
  readonly put: (part: Partial<TypedConnection>) => void;
  readonly told: (field: string, help?: string) => { readonly error: boolean; readonly helperText: string };
}

const SecretChoice = ({ typed, put, told }: SecretChoiceProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const formats = useFormats();
  const submissions = useApproved(typed.organisationId);
  const sources: readonly SecretSource[] =
    submissions.length > 0 ? ['none', 'typed', 'submission'] : ['none', 'typed'];
  const secret = told('clientSecret');
  const end = told('clientSecretEndsAt');
  return (
    <>
      <div>
        <Typography variant="body2" sx={{ mb: 0.75 }}>
          {say('secret.where')}
        </Typography>
        <Segments
          label={say('secret.where')}
          value={typed.secretFrom}
          onChange={(secretFrom) => put({ secretFrom, clientSecret: '' })}
          choices={sources.map((id) => ({ id, name: say(`secret.from.${id}`) }))}
        />
      </div>
      {typed.secretFrom === 'typed' && (
        <SecretFields
          secret={typed.clientSecret}
          endsAt={typed.secretEndsAt}
          onSecret={(clientSecret) => put({ clientSecret })}
          onEndsAt={(secretEndsAt) => put({ secretEndsAt })}
          fault={secret.error ? secret.helperText : undefined}
          endFault={end.error ? end.helperText : undefined}
        />
      )}
      {typed.secretFrom === 'submission' && (
        <ChoiceField
          label={say('secret.submission')}
          value={typed.submissionId}
          onChange={(submissionId) => put({ submissionId })}
          choices={[
            { id: '', name: say('create.choose') },
            ...submissions.map(({ id, reviewNumber, edition, answeredAt }) => ({
              id,
              name: [reviewNumber, words.edition(edition), answeredAt && formats.day(new Date(answeredAt))]
                .filter(Boolean)
                .join(' · '),
            })),
          ]}
          error={told('submissionId').error}
          help={told('submissionId', say('secret.submission_help')).helperText}
        />
      )}
    </>
  );
};

/** Targets with an interface that can be connected to: the organisation's own, and those of nobody. */
function useTargets(organisationId: string | null): readonly ProbeTargetView[] {
  const { data = [] } = useGetList<ProbeTargetView>(
    'probe-targets',
    {
      filter: { kind: 'xs2a' },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: OFFERED },
    },
    { onError: () => undefined },
  );
  return data.filter(
    (one) =>
      one.edition !== null &&
      (organisationId === null || one.organisationId === null || one.organisationId === organisationId),
  );
}

/** What the bank has said yes to: its answer carried the secret, if there is one. */
function useApproved(organisationId: string | null): readonly Submission[] {
  const mayRead = useMay('submissions.read');
  const { data = [] } = useGetList<Submission>(
    'submissions',
    {
      filter: { organisationId, state: 'approved' },
      sort: { field: 'answeredAt', order: 'DESC' },
      pagination: { page: 1, perPage: OFFERED },
    },
    { enabled: mayRead && organisationId !== null, onError: () => undefined },
  );
  return data;
}
