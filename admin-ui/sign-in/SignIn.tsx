import { type FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useLogin, useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { Banner } from '../components/Banner.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { session } from '../providers/session.js';
import { Gate, GateForm } from './Gate.js';
import { PasswordField } from './PasswordField.js';

/** Signs in and returns to the page that was asked for. */
export const SignIn = () => {
  const translate = useTranslate();
  const login = useLogin();
  const sentence = useProblemSentence();
  const notice = (useLocation().state as { notice?: string } | null)?.notice;
  const [lostAt] = useState(session.lostAt);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await login({ email: email.trim(), password }, lostAt);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Gate title={translate('sign_in.title')}>
      {lostAt !== undefined && problem === undefined && (
        <Banner state="notice" title={translate('problems.not-signed-in')} />
      )}
      {notice && problem === undefined && <Banner state="ok" title={translate(notice)} />}
      {problem !== undefined && <Banner state="critical" title={sentence(problem)} />}
      <GateForm onSubmit={(event) => void submit(event)}>
        <TextField
          type="email"
          name="email"
          label={translate('field.email')}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="username"
          autoFocus
          required
          fullWidth
          slotProps={{ inputLabel: { required: false } }}
        />
        <PasswordField
          label={translate('field.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {translate('sign_in.action')}
        </Button>
      </GateForm>
      <Link
        component={RouterLink}
        to="/forgot-password"
        variant="body2"
        sx={{ display: 'inline-block', mt: 2 }}
      >
        {translate('sign_in.forgot')}
      </Link>
    </Gate>
  );
};
