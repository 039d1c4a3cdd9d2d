import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type {
  CheckedRequest,
  CheckRequest as Body,
  RequestParticularsInput,
} from '../../../server/applications/certificate-requests.contract.js';
import { SEVERITY_STATES } from '../../certificates/states.js';
import { holdsPrivateKey } from '../../certificates/upload/private-key.js';
import { Banner } from '../../components/Banner.js';
import { Facts } from '../../components/Facts.js';
import { StateChip } from '../../components/StateChip.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';

/** The request that came out, before it goes to the QTSP. A private key does not leave this page. */
export const CheckRequest = ({ wanted }: { readonly wanted: RequestParticularsInput }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [pem, setPem] = useState('');
  const [isKey, setIsKey] = useState(false);
  const words = (name: string) => translate(`applications.request.${name}`);
  const check = useAction<CheckedRequest, Body>('/certificate-requests/check', { quiet: true });
  const submit = () => {
    const found = holdsPrivateKey(pem);
    setIsKey(found);
    if (found) setPem('');
    else check.mutate({ pem, wanted });
  };
  return (
    <Stack spacing={2} sx={{ mt: 3, maxWidth: 720 }}>
      <Typography variant="h3">{words('check')}</Typography>
      <TextField
        multiline
        minRows={5}
        maxRows={10}
        label={words('check_label')}
        placeholder="-----BEGIN CERTIFICATE REQUEST-----"
        value={pem}
        onChange={({ target }) => setPem(target.value)}
        sx={{ '& textarea': { fontFamily: 'monospace', fontSize: 13 } }}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off', maxLength: 262_144 },
        }}
      />
      <div>
        <Button variant="contained" disabled={pem.trim() === '' || check.isPending} onClick={submit}>
          {words('check_action')}
        </Button>
      </div>
      {isKey && <Banner state="critical" title={translate('problems.private-key')} />}
      {!isKey && check.error !== null && <Banner state="critical" title={sentence(check.error)} />}
      {!isKey && check.data !== undefined && <Checked checked={check.data} />}
    </Stack>
  );
};

const Checked = ({ checked: { request, findings } }: { readonly checked: CheckedRequest }) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.request.${name}`);
  const { algorithm, bits, curve } = request.key;
  return (
    <>
      <Banner
        state={findings.length === 0 ? 'ok' : findings[0]?.severity === 'error' ? 'critical' : 'warning'}
        title={
          findings.length === 0
            ? words('no_differences')
            : translate('applications.request.differences', { smart_count: findings.length })
        }
      >
        {findings.length === 0 && words('as_wanted')}
      </Banner>
      {findings.length > 0 && (
        <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {findings.map(({ code, severity, message, citation }, i) => (
            <li key={`${code} ${i}`} data-finding={code}>
              <StateChip
                state={SEVERITY_STATES[severity]}
                label={translate(`certificates.severity.${severity}`)}
              />{' '}
              <span lang="en">{message}</span>{' '}
              <Typography variant="caption" color="textSecondary">
                {citation}
              </Typography>
            </li>
          ))}
        </Stack>
      )}
      <Facts
        facts={[
          { label: words('subject'), value: request.subject },
          { label: words('roles'), value: request.roles.join(', ') || '–' },
          { label: words('nca'), value: [request.ncaName, request.ncaId].filter(Boolean).join(' · ') || '–' },
          { label: words('dnsNames'), value: request.names.join(', ') || '–' },
          { label: words('key'), value: [algorithm, curve ?? bits].filter(Boolean).join(' ') },
        ]}
      />
    </>
  );
};
