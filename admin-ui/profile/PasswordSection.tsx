import { type FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { ChangePassword } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { Section } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { NewPasswordFields } from '../sign-in/NewPasswordFields.js';
import { PasswordField } from '../sign-in/PasswordField.js';
import { useNewPassword } from '../sign-in/useNewPassword.js';

export const PasswordSection = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [current, setCurrent] = useState('');
  const fresh = useNewPassword();
  const change = useAction<unknown, ChangePassword>('/auth/password', {
    quiet: true,
    done: 'password.changed',
    onDone: () => {
      setCurrent('');
      fresh.clear();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh.check()) change.mutate({ currentPassword: current, newPassword: fresh.password });
  };
  return (
    <Section title={translate('field.password')} lead={translate('settings.profile.password_help')}>
      {change.error && <Banner state="critical" title={sentence(change.error)} />}
      <form onSubmit={submit} noValidate>
        <Stack spacing={2.5} sx={{ maxWidth: 420 }}>
          <PasswordField
            label={translate('password.current')}
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
          />
          <NewPasswordFields of={fresh} />
          <div>
            <Button type="submit" variant="contained" disabled={change.isPending || current === ''}>
              {translate('password.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
};
