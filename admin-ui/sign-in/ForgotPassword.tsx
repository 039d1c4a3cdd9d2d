import { type FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ForgotPassword as Input } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { Gate, GateForm } from './Gate.js';

/** Asks for a link by mail. The answer is the same for every address. */
const ForgotPassword = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [email, setEmail] = useState('');
  const ask = useAction<unknown, Input>('/auth/forgot', { quiet: true, open: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ email: email.trim() });
  };
  return (
    <Gate title={translate('sign_in.forgot_title')} lead={translate('sign_in.forgot_lead')}>
      {ask.error && <Banner state="critical" title={sentence(ask.error)} />}
      {ask.isSuccess ? (
        <Banner state="ok" title={translate('sign_in.forgot_sent')}>
          {translate('sign_in.forgot_sent_help')}
        </Banner>
      ) : (
        <GateForm onSubmit={submit}>
          <TextField
            type="email"
            label={translate('field.email')}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="username"
            autoFocus
            required
            fullWidth
            slotProps={{ inputLabel: { required: false } }}
          />
          <Button type="submit" variant="contained" size="large" disabled={ask.isPending}>
            {translate('sign_in.forgot_action')}
          </Button>
        </GateForm>
      )}
      <Link component={RouterLink} to="/login" variant="body2" sx={{ display: 'inline-block', mt: 2 }}>
        {translate('sign_in.back')}
      </Link>
    </Gate>
  );
};

export default ForgotPassword;
