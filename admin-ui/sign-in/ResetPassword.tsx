import type { FormEvent } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import type { ResetPassword as Input } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { Gate, GateForm } from './Gate.js';
import { NewPasswordFields } from './NewPasswordFields.js';
import { useNewPassword } from './useNewPassword.js';

/** Where the link of the mail leads. The token is in the history's state, or in the query of a link typed by hand. */
const ResetPassword = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const state = useLocation().state as { token?: string } | null;
  const [query] = useSearchParams();
  const token = state?.token ?? query.get('token') ?? '';
  const fresh = useNewPassword();
  const reset = useAction<unknown, Input>('/auth/reset', {
    quiet: true,
    open: true,
    onDone: () => void navigate('/login', { state: { notice: 'sign_in.reset_done' } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh.check()) reset.mutate({ token, newPassword: fresh.password });
  };
  return (
    <Gate title={translate('sign_in.reset_title')}>
      {reset.error && <Banner state="critical" title={sentence(reset.error)} />}
      {token === '' ? (
        <Banner state="warning" title={translate('sign_in.reset_no_token')} />
      ) : (
        <GateForm onSubmit={submit} noValidate>
          <NewPasswordFields of={fresh} autoFocus />
          <Button type="submit" variant="contained" size="large" disabled={reset.isPending}>
            {translate('password.save')}
          </Button>
        </GateForm>
      )}
      <Link
        component={RouterLink}
        to="/forgot-password"
        variant="body2"
        sx={{ display: 'inline-block', mt: 2 }}
      >
        {translate('sign_in.reset_again')}
      </Link>
    </Gate>
  );
};

export default ResetPassword;
