import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import {
  type CreateUser,
  createUserSchema,
  INVITATIONS,
  ROLES,
  type UserWithPassword,
} from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { OneTimeSecret } from '../components/OneTimeSecret.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

type Invitation = (typeof INVITATIONS)[number];

/** A new user, told by mail or with a one-time password to hand over. */
export const CreateUserDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<CreateUser['role']>('operator');
  const [invitation, setInvitation] = useState<Invitation>('one-time-password');
  const [tried, setTried] = useState(false);
  const input = { name: name.trim(), email: email.trim(), role, invitation };
  const refused = new Set(createUserSchema.safeParse(input).error?.issues.map(({ path }) => path[0]));
  const create = useAction<UserWithPassword, CreateUser>('/users', {
    quiet: true,
    onDone: ({ oneTimePassword }) => {
      if (oneTimePassword === null) onClose();
    },
  });

  if (create.data?.oneTimePassword)
    return (
      <OneTimeSecret
        title={translate('settings.users.one_time_title', { name: create.data.user.name })}
        help={translate('settings.users.one_time_help')}
        secret={create.data.oneTimePassword}
        what={translate('password.one_time')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={translate('settings.users.create')}
      action={translate('settings.users.create_action')}
      busy={create.isPending}
      onSubmit={() => {
        setTried(true);
        if (refused.size === 0) create.mutate(input);
      }}
      onClose={onClose}
    >
      {create.error && <Banner state="critical" title={sentence(create.error)} />}
      <TextField
        label={translate('field.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={tried && refused.has('name')}
        helperText={tried && refused.has('name') && translate('settings.users.name_needed')}
        autoComplete="off"
        autoFocus
      />
      <TextField
        type="email"
        label={translate('field.email')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={tried && refused.has('email')}
        helperText={tried && refused.has('email') && translate('settings.users.email_needed')}
        autoComplete="off"
      />
      <ChoiceField
        label={translate('settings.users.role')}
        value={role}
        onChange={(value) => setRole(value as CreateUser['role'])}
        help={translate(`roles.${role}.help`)}
        choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}.name`) }))}
      />
      <ChoiceField
        label={translate('settings.users.invitation')}
        value={invitation}
        onChange={(value) => setInvitation(value as Invitation)}
        help={translate(`settings.users.invitations.${invitation}.help`)}
        choices={INVITATIONS.map((id) => ({ id, name: translate(`settings.users.invitations.${id}.name`) }))}
      />
    </FormDialog>
  );
};
