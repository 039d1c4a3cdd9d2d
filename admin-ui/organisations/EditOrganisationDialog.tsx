import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type ChangeOrganisation,
  changeOrganisationSchema,
  type Organisation,
  ORGANISATION_LIMITS,
} from '../../server/organisations/organisations.contract.js';
import { Banner } from '../components/Banner.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

interface EditOrganisationDialogProps {
  readonly organisation: Organisation;
  readonly onClose: () => void;
}

export const EditOrganisationDialog = ({ organisation, onClose }: EditOrganisationDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [name, setName] = useState(organisation.name);
  const [tags, setTags] = useState(organisation.tags.join(', '));
  const [note, setNote] = useState(organisation.note);
  const change = useAction<Organisation, ChangeOrganisation>(`/organisations/${organisation.id}`, {
    ...{ method: 'PATCH', quiet: true, done: 'saved' },
    onDone: onClose,
  });
  const input = {
    version: organisation.version,
    name: name.trim(),
    note: note.trim(),
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  };
  const refused = new Set(changeOrganisationSchema.safeParse(input).error?.issues.map(({ path }) => path[0]));
  const field = (key: string) => translate(`organisations.fields.${key}`);
  return (
    <FormDialog
      title={translate('organisations.edit.title', { name: organisation.name })}
      action={translate('action.save')}
      busy={change.isPending}
      onSubmit={() => {
        if (refused.size === 0) change.mutate(input);
      }}
      onClose={onClose}
    >
      {change.error && <Banner state="critical" title={sentence(change.error)} />}
      <TextField
        label={field('name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={refused.has('name')}
        helperText={refused.has('name') && translate('organisations.create.name_needed')}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.name } }}
        autoFocus
      />
      <TextField
        label={field('tags')}
        value={tags}
        onChange={({ target }) => setTags(target.value)}
        error={refused.has('tags')}
        helperText={field('tags_help')}
      />
      <TextField
        label={field('note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.note } }}
        multiline
        minRows={3}
      />
    </FormDialog>
  );
};
