import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { type ChangeUser, ROLES, type User } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

export const EditUserDialog = ({ user, onClose }: { readonly user: User; readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const change = useAction<unknown, ChangeUser>(`/users/${user.id}`, {
    method: 'PATCH',
    quiet: true,
    done: 'saved',
    onDone: onClose,
  });
  const nameless = name.trim() === '';
  return (
    <FormDialog
      title={translate('settings.users.edit', { name: user.name })}
      action={translate('action.save')}
      busy={change.isPending}
      onSubmit={() => {
        if (!nameless) change.mutate({ name: name.trim(), role, version: user.version });
      }}
      onClose={onClose}
    >
      {change.error && <Banner state="critical" title={sentence(change.error)} />}
      <TextField
        label={translate('field.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={nameless}
        helperText={nameless && translate('settings.users.name_needed')}
        autoFocus
      />
      <ChoiceField
        label={translate('settings.users.role')}
        value={role}
        onChange={(value) => setRole(value as User['role'])}
        help={translate(`roles.${role}.help`)}
        choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}.name`) }))}
      />
    </FormDialog>
  );
};
