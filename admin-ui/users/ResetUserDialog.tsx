import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import {
  INVITATIONS,
  type ResetUser,
  type User,
  type UserWithPassword,
} from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { OneTimeSecret } from '../components/OneTimeSecret.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

/** Ends the sessions of a user and lets them in again by a link or a one-time password. */
export const ResetUserDialog = ({ user, onClose }: { readonly user: User; readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [invitation, setInvitation] = useState<ResetUser['invitation']>('one-time-password');
  const reset = useAction<UserWithPassword, ResetUser>(`/users/${user.id}/reset`, {
    quiet: true,
    onDone: ({ oneTimePassword }) => {
      if (oneTimePassword === null) onClose();
    },
  });
  if (reset.data?.oneTimePassword)
    return (
      <OneTimeSecret
        title={translate('settings.users.one_time_title', { name: user.name })}
        help={translate('settings.users.one_time_help')}
        secret={reset.data.oneTimePassword}
        what={translate('password.one_time')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={translate('settings.users.reset_title', { name: user.name })}
      action={translate('settings.users.reset')}
      busy={reset.isPending}
      onSubmit={() => reset.mutate({ invitation })}
      onClose={onClose}
    >
      {reset.error && <Banner state="critical" title={sentence(reset.error)} />}
      <Typography variant="body2">{translate('settings.users.reset_help')}</Typography>
      {user.decider.state !== 'not-a-decider' && (
        <Typography variant="body2">{translate('settings.users.consent.reset_help')}</Typography>
      )}
      <ChoiceField
        label={translate('settings.users.invitation')}
        value={invitation}
        onChange={(value) => setInvitation(value as ResetUser['invitation'])}
        help={translate(`settings.users.invitations.${invitation}.help`)}
        choices={INVITATIONS.map((id) => ({ id, name: translate(`settings.users.invitations.${id}.name`) }))}
      />
    </FormDialog>
  );
};
