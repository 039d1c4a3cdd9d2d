import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Consent, ConsentRenewal, SetConsentRenewal } from '../../server/consents/consents.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useFieldFaults } from './useFieldFaults.js';
import { useConsentWords } from './words.js';

interface RenewalDialogProps {
  readonly consent: Pick<Consent, 'organisationId' | 'organisationName'>;
  readonly onClose: () => void;
}

/** Where an organisation lets its customers renew: one address for all its consents. */
export const RenewalDialog = ({
  consent: { organisationId, organisationName },
  onClose,
}: RenewalDialogProps) => {
  const words = useConsentWords();
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const path = `/consents/renewals/${organisationId}`;
  const { data, error, refetch } = useApi<ConsentRenewal>(path);
  const [typed, setTyped] = useState<string>();
  const set = useAction<ConsentRenewal, SetConsentRenewal>(path, {
    ...{ method: 'PUT', done: 'consents.renewal.done', quiet: true, onDone: onClose },
  });
  const fault = useFieldFaults(set.error)('template');
  const template = typed ?? data?.template;
  return (
    <FormDialog
      title={words.say('renewal.title', { organisation: organisationName })}
      action={translate('action.save')}
      busy={set.isPending || template === undefined}
      onSubmit={() => template !== undefined && set.mutate({ template: template.trim() })}
      onClose={onClose}
    >
      {error !== null && template === undefined && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {set.error !== null && fault === undefined && <Banner state="critical" title={sentence(set.error)} />}
      {template === undefined && error === null && <Skeleton height={56} />}
      {template !== undefined && (
        <TextField
          type="url"
          label={words.say('renewal.template')}
          value={template}
          onChange={({ target }) => setTyped(target.value)}
          placeholder="https://tpp.example/renew?consent={consentId}"
          error={fault !== undefined}
          helperText={fault ?? words.say('renewal.help')}
          autoComplete="off"
          autoFocus
          slotProps={{ htmlInput: { maxLength: 1_000, spellCheck: false } }}
        />
      )}
    </FormDialog>
  );
};
