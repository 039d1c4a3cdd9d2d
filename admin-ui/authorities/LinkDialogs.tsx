import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type Authority,
  type AuthorityLink,
  type ConfirmLink,
  LONGEST_NOTE,
  LONGEST_URL,
  type ReportLinkInput,
  reportLinkSchema,
} from '../../server/authorities/authorities.contract.js';
import { Banner } from '../components/Banner.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { linkApi } from './address.js';

interface LinkDialogProps {
  readonly authority: Authority;
  readonly link: AuthorityLink;
  readonly onClose: () => void;
}

/** Asks first, because the name of whoever says so stands beside the link for half a year. */
export const ConfirmLinkDialog = ({ authority, link, onClose }: LinkDialogProps) => {
  const translate = useTranslate();
  const confirm = useAction<Authority, ConfirmLink>(linkApi(authority.id, link.key, 'confirm'), {
    done: 'authorities.confirm.done',
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      title={translate('authorities.confirm.title', { name: link.name })}
      action={translate('authorities.confirm.action')}
      busy={confirm.isPending}
      onConfirm={() => confirm.mutate({ url: link.url })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ mb: 2 }}>
        {translate('authorities.confirm.help', { authority: authority.nameEn })}
      </Typography>
      <Where url={link.url} />
      {link.report && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {translate('authorities.confirm.ends_report')}
        </Typography>
      )}
    </ConfirmDialog>
  );
};

export const ReportLinkDialog = ({ authority, link, onClose }: LinkDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [note, setNote] = useState('');
  const [better, setBetter] = useState('');
  const [tried, setTried] = useState(false);
  const report = useAction<Authority, ReportLinkInput>(linkApi(authority.id, link.key, 'report'), {
    ...{ done: 'authorities.report.done', onDone: onClose, quiet: true },
  });
  const checked = reportLinkSchema.safeParse({
    ...{ url: link.url, note, betterUrl: better.trim() === '' ? null : better },
  });
  const wrong = new Set(tried ? checked.error?.issues.map(({ path }) => String(path[0])) : []);
  const submit = () => {
    setTried(true);
    if (checked.success) report.mutate(checked.data);
  };
  return (
    <FormDialog
      title={translate('authorities.report.title', { name: link.name })}
      action={translate('authorities.report.button')}
      busy={report.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {report.error && <Banner state="critical" title={sentence(report.error)} />}
      <Where url={link.url} />
      <TextField
        autoFocus
        required
        multiline
        minRows={2}
        label={translate('authorities.report.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={wrong.has('note')}
        helperText={translate(wrong.has('note') ? 'authorities.needed' : 'authorities.report.note_help')}
        slotProps={{ htmlInput: { maxLength: LONGEST_NOTE } }}
      />
      <TextField
        type="url"
        label={translate('authorities.report.better')}
        value={better}
        onChange={({ target }) => setBetter(target.value)}
        error={wrong.has('betterUrl')}
        helperText={translate(
          wrong.has('betterUrl') ? 'authorities.url_wrong' : 'authorities.report.better_help',
        )}
        slotProps={{ htmlInput: { maxLength: LONGEST_URL } }}
      />
    </FormDialog>
  );
};

const Where = ({ url }: { readonly url: string }) => (
  <Link href={url} target="_blank" rel="noopener noreferrer" sx={{ overflowWrap: 'anywhere' }}>
    {url}
  </Link>
);
