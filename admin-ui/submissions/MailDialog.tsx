import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type {
  MailSubmission,
  SubmissionDetails,
  SubmissionMail,
} from '../../server/submissions/submissions.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction, useApi } from '../providers/useApi.js';
import { MONOSPACE } from '../theme/theme.js';

interface DialogProps {
  readonly submission: SubmissionDetails;
  readonly onClose: () => void;
}

/** Shows what goes to whom; only what was shown is sent. */
export const MailDialog = ({ submission, onClose }: DialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [sure, setSure] = useState(false);
  const { data, error, refetch } = useApi<SubmissionMail>(`/submissions/${submission.id}/mail`);
  const send = useAction<unknown, MailSubmission>(`/submissions/${submission.id}/mail`, {
    quiet: true,
    done: 'submissions.mailed',
    onDone: onClose,
  });
  const submit = () => {
    if (!data || !sure) return;
    const { recipient, attachment } = data;
    send.mutate({
      version: submission.version,
      confirmRecipient: recipient,
      confirmSha256: attachment.sha256,
    });
  };
  return (
    <FormDialog
      title={translate('submissions.mail_title')}
      action={translate('submissions.mail_now')}
      busy={send.isPending || !data || !sure}
      onSubmit={submit}
      onClose={onClose}
    >
      {send.error && <Banner state="critical" title={sentence(send.error)} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton height={160} />}
      {data && (
        <>
          <Facts
            facts={[
              { label: translate('submissions.fields.recipient'), value: <strong>{data.recipient}</strong> },
              { label: translate('mails.fields.subject'), value: data.subject },
              {
                label: translate('submissions.fields.attachment'),
                value: `${data.attachment.name} (${translate('submissions.bytes', { count: data.attachment.size })})`,
              },
              { label: translate('submissions.fields.sha256'), value: data.attachment.sha256 },
            ]}
          />
          <Text tabIndex={0}>{data.text}</Text>
          <FormControlLabel
            control={<Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)} />}
            label={translate('submissions.mail_sure', { recipient: data.recipient })}
          />
        </>
      )}
    </FormDialog>
  );
};

const Text = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: 12,
  maxHeight: 220,
  overflow: 'auto',
  borderRadius: 8,
  backgroundColor: theme.palette.sunken,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
}));
