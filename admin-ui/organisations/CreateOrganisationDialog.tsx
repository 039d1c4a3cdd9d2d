import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type CreateOrganisation,
  type Organisation,
  ORGANISATION_LIMITS,
} from '../../server/organisations/organisations.contract.js';
import { Banner } from '../components/Banner.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

interface CreateOrganisationDialogProps {
  readonly onClose: () => void;
  /** With the new one, or with the one that was there already. */
  readonly onDone: (organisation: Organisation) => void;
}

export const CreateOrganisationDialog = ({ onClose, onDone }: CreateOrganisationDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [identifier, setIdentifier] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const create = useAction<Organisation, CreateOrganisation>('/organisations', { quiet: true, onDone });
  const lacks = { identifier: identifier.trim() === '', name: name.trim() === '' };
  const words = (key: string) => translate(`organisations.create.${key}`);
  return (
    <FormDialog
      title={words('title')}
      action={words('action')}
      busy={create.isPending}
      onSubmit={() => {
        setTried(true);
        if (!lacks.identifier && !lacks.name)
          create.mutate({ identifier: identifier.trim(), name: name.trim() });
      }}
      onClose={onClose}
    >
      {create.error && <Banner state="critical" title={sentence(create.error)} />}
      <TextField
        label={translate('organisations.fields.identifier')}
        value={identifier}
        onChange={({ target }) => setIdentifier(target.value)}
        error={tried && lacks.identifier}
        helperText={words(tried && lacks.identifier ? 'identifier_needed' : 'identifier_help')}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.identifier, spellCheck: false } }}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={translate('organisations.fields.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={tried && lacks.name}
        helperText={tried && lacks.name && words('name_needed')}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.name } }}
        autoComplete="off"
      />
    </FormDialog>
  );
};
