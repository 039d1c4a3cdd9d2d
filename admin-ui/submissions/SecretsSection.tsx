import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import {
  type NewSecrets,
  SECRET_KINDS,
  type SubmissionDetails,
} from '../../server/submissions/submissions.contract.js';
import { Banner } from '../components/Banner.js';
import { Facts } from '../components/Facts.js';
import { FormDialog } from '../components/FormDialog.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';

interface SecretsProps {
  readonly submission: SubmissionDetails;
}

/** That client id and secret are there, since when and until when; never what they are. */
export const SecretsSection = ({ submission }: SecretsProps) => {
  const translate = useTranslate();
  const mayWrite = useMay('submissions.write');
  const [asking, setAsking] = useState(false);
  const { secrets, takesSecrets } = submission;
  if (!takesSecrets && secrets.length === 0) return null;
  return (
    <Section
      title={translate('submissions.secrets.title')}
      lead={translate('submissions.secrets.help')}
      actions={
        mayWrite &&
        takesSecrets && (
          <Button variant="outlined" onClick={() => setAsking(true)}>
            {translate(secrets.length === 0 ? 'submissions.secrets.enter' : 'submissions.secrets.replace')}
          </Button>
        )
      }
    >
      <Facts
        facts={SECRET_KINDS.map((kind) => {
          const found = secrets.find((one) => one.kind === kind);
          return {
            label: translate(`submissions.secrets.kinds.${kind}`),
            value: found ? (
              <>
                {translate('submissions.secrets.sealed')} · <Moment at={found.receivedAt} show="time" /> ·{' '}
                {found.receivedBy}
                {found.expiresAt && (
                  <>
                    {' · '}
                    {translate('submissions.secrets.until')} <Moment at={found.expiresAt} />
                  </>
                )}
              </>
            ) : (
              translate('submissions.secrets.none')
            ),
          };
        })}
      />
      {asking && <SecretsDialog submission={submission} onClose={() => setAsking(false)} />}
    </Section>
  );
};

const SecretsDialog = ({ submission, onClose }: SecretsProps & { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [until, setUntil] = useState('');
  const receive = useAction<unknown, NewSecrets>(`/submissions/${submission.id}/secrets`, {
    quiet: true,
    done: 'submissions.secrets.taken',
    onDone: onClose,
  });
  const submit = () =>
    receive.mutate({
      version: submission.version,
      ...(clientId.trim() !== '' && { clientId }),
      ...(clientSecret.trim() !== '' && { clientSecret }),
      ...(until !== '' && { expiresAt: `${until}T23:59:59Z` }),
    });
  return (
    <FormDialog
      title={translate('submissions.secrets.title')}
      action={translate('submissions.secrets.seal')}
      busy={receive.isPending || (clientId.trim() === '' && clientSecret.trim() === '')}
      onSubmit={submit}
      onClose={onClose}
    >
      {receive.error && <Banner state="critical" title={sentence(receive.error)} />}
      <Typography variant="body2" color="textSecondary">
        {translate('submissions.secrets.seal_help')}
      </Typography>
      <TextField
        label={translate('submissions.secrets.kinds.client-id')}
        value={clientId}
        onChange={(event) => setClientId(event.target.value)}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 4_096, spellCheck: false } }}
      />
      <TextField
        type="password"
        label={translate('submissions.secrets.kinds.client-secret')}
        value={clientSecret}
        onChange={(event) => setClientSecret(event.target.value)}
        autoComplete="new-password"
        slotProps={{ htmlInput: { maxLength: 4_096, spellCheck: false } }}
      />
      <TextField
        type="date"
        label={translate('submissions.secrets.expires')}
        helperText={translate('submissions.secrets.expires_help')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
};
