import { type FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import { useLocaleState, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import type { ChangePassword as Input } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { forgetMe } from '../providers/authProvider.js';
import { request } from '../providers/http.js';
import { useAction } from '../providers/useApi.js';
import { Gate, GateForm } from './Gate.js';
import { NewPasswordFields } from './NewPasswordFields.js';
import { PasswordField } from './PasswordField.js';
import { useNewPassword } from './useNewPassword.js';
import { useSignOut } from '../layout/useSignOut.js';

/** The one-time password has done its work; nothing else opens before an own one is chosen. */
const ChangePassword = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const queries = useQueryClient();
  const [locale] = useLocaleState();
  const [current, setCurrent] = useState('');
  const fresh = useNewPassword();
  const change = useAction<unknown, Input>('/auth/password', {
    quiet: true,
    onDone: () => void enter(),
  });
  const enter = async () => {
    // A new profile is in English; the language in which the password was chosen suits better.
    if (locale !== 'en')
      await request('/auth/me', { method: 'PATCH', body: { locale } }).catch(() => undefined);
    forgetMe();
    queries.removeQueries({ queryKey: ['auth'] });
    await navigate('/', { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh.check()) change.mutate({ currentPassword: current, newPassword: fresh.password });
  };
  return (
    <Gate title={translate('password.choose_title')} lead={translate('password.choose_lead')}>
      {change.error && <Banner state="critical" title={sentence(change.error)} />}
      <GateForm onSubmit={submit} noValidate>
        <PasswordField
          label={translate('password.one_time')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          autoFocus
        />
        <NewPasswordFields of={fresh} />
        <Button type="submit" variant="contained" size="large" disabled={change.isPending}>
          {translate('password.save')}
        </Button>
        <Button onClick={() => void signOut()}>{translate('shell.sign_out')}</Button>
      </GateForm>
    </Gate>
  );
};

export default ChangePassword;
