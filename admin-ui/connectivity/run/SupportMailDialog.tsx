import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { supportMailSchema } from '../../../server/probes/probes.contract.js';
import { CopyButton } from '../../components/CopyButton.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Facts } from '../../components/Facts.js';
import { usePhone } from '../../components/ListTable.js';
import { useApi } from '../../providers/useApi.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useProbeWords } from '../words.js';

type SupportMail = z.output<typeof supportMailSchema>;

interface SupportMailDialogProps {
  readonly runId: string;
  readonly onClose: () => void;
}

/** Mail programs cut longer addresses. */
const LONGEST_MAILTO = 1_800;

/** What to write to the bank, ready to be copied or opened in the mail program. Nothing is sent from here. */
export const SupportMailDialog = ({ runId, onClose }: SupportMailDialogProps) => {
  const translate = useTranslate();
  const { say } = useProbeWords();
  const heading = useId();
  const { data, error, refetch } = useApi<SupportMail>(`/probe-runs/${runId}/support-mail`);
  const mailto = data && addressOf(data);
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="md" fullWidth fullScreen={usePhone()}>
      <DialogTitle id={heading}>{say('run.mail')}</DialogTitle>
      <DialogContent>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <Skeleton variant="rounded" height={240} />}
        {data && (
          <>
            <p style={{ marginTop: 0 }}>{say('run.mail_help')}</p>
            <Facts
              facts={[
                { label: say('run.mail_to'), value: data.to },
                { label: say('run.mail_subject'), value: data.subject },
              ]}
            />
            <Text tabIndex={0} role="group" aria-label={say('run.mail_text')} lang="en">
              {data.text}
            </Text>
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose}>{translate('action.close')}</Button>
        {mailto !== undefined && mailto.length <= LONGEST_MAILTO && (
          <Button variant="outlined" component="a" href={mailto}>
            {say('run.mail_open')}
          </Button>
        )}
        {data && (
          <CopyButton
            text={`${data.subject}\n\n${data.text}`}
            what={say('run.mail')}
            worded={say('run.mail_copy')}
          />
        )}
      </DialogActions>
    </Dialog>
  );
};

const addressOf = ({ to, subject, text }: SupportMail): string =>
  `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;

const Text = styled('pre')(({ theme }) => ({
  margin: '16px 0 0',
  padding: '12px 14px',
  maxHeight: 420,
  overflow: 'auto',
  borderRadius: 6,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  backgroundColor: theme.palette.sunken,
}));
