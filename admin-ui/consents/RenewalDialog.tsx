import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ConsentDetails } from '../../server/consents/consents.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { RefusedForm } from '../components/RefusedForm.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useConsentWords } from './words.js';

interface RenewalDialogProps {
  readonly consent: ConsentDetails;
  readonly onClose: () => void;
}

/** Where all customers of the organisation renew. */
export const RenewalDialog = ({ consent, onClose }: RenewalDialogProps) => {
  const path = `/consents/renewals/${consent.organisationId}`;
  const { data } = useApi<{ readonly template: string }>(path);
  return data === undefined ? null : (
    <Form consent={consent} path={path} known={data.template} onClose={onClose} />
  );
};

const Form = ({
  consent: { organisationName },
  path,
  known,
  onClose,
}: RenewalDialogProps & { readonly path: string; readonly known: string }) => {
  const words = useConsentWords();
  const [template, setTemplate] = useState(known);
  const act = useAction<unknown, { readonly template: string }>(path, {
    ...{ method: 'PUT', done: 'consents.renewal.done', onDone: onClose, quiet: true },
  });
  return (
    <FormDialog
      title={words.say('renewal.title', { organisation: organisationName })}
      action={words.say('renewal.action')}
      busy={act.isPending}
      onSubmit={() => act.mutate({ template: template.trim() })}
      onClose={onClose}
    >
      <RefusedForm error={act.error} />
      <Typography variant="body2">{words.say('renewal.help')}</Typography>
      <TextField
        label={words.say('renewal.address')}
        value={template}
        onChange={({ target }) => setTemplate(target.value)}
        placeholder="https://tpp.example/renew?consent={consentId}"
        autoComplete="off"
        autoFocus
        slotProps={{ htmlInput: { maxLength: 1_000 }, inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
};
