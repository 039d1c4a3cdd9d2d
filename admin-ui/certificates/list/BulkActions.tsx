import ArchiveOutlined from '@mui/icons-material/ArchiveOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useListContext, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { VerifyAgain } from '../verdict/VerifyAgain.js';
import { type Change, changeMany } from './changes.js';

type Action = 'owner' | 'tag' | 'retire';
const ICONS = { owner: PersonOutlined, tag: LabelOutlined, retire: ArchiveOutlined };

/** What can be done with the selected certificates. Each asks first and can be taken back afterwards. */
export const BulkActions = () => {
  const translate = useTranslate();
  const { selectedIds } = useListContext<Certificate>();
  const [action, setAction] = useState<Action>();
  return (
    <>
      {(Object.keys(ICONS) as Action[]).map((each) => {
        const Icon = ICONS[each];
        return (
          <Button key={each} size="small" startIcon={<Icon />} onClick={() => setAction(each)}>
            {translate(`certificates.bulk.${each}.button`)}
          </Button>
        );
      })}
      <VerifyAgain ids={selectedIds.map(String)} />
      {action !== undefined && (
        <BulkDialog action={action} ids={selectedIds.map(String)} onClose={() => setAction(undefined)} />
      )}
    </>
  );
};

interface BulkDialogProps {
  readonly action: Action;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

const BulkDialog = ({ action, ids, onClose }: BulkDialogProps) => {
  const translate = useTranslate();
  const { text, setText, busy, run } = useBulkChange(action, ids, onClose);
  const heading = useId();
  const count = { smart_count: ids.length };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={heading}>
      <form onSubmit={submit}>
        <DialogTitle id={heading}>{translate(`certificates.bulk.${action}.title`, count)}</DialogTitle>
        <DialogContent>
          <Typography variant="body2" color="textSecondary">
            {translate(`certificates.bulk.${action}.help`, count)}
          </Typography>
          {action !== 'retire' && (
            <TextField
              autoFocus
              fullWidth
              margin="normal"
              type={action === 'owner' ? 'email' : 'text'}
              required={action === 'tag'}
              label={translate(`certificates.bulk.${action}.label`)}
              value={text}
              onChange={({ target }) => setText(target.value)}
              slotProps={{ htmlInput: { maxLength: action === 'tag' ? 40 : 254 } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('certificates.actions.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={busy}
            color={action === 'retire' ? 'error' : 'primary'}
          >
            {translate(`certificates.bulk.${action}.action`, count)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

function useBulkChange(action: Action, ids: readonly string[], onClose: () => void) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const sentence = useProblemSentence();
  const { onUnselectItems } = useListContext<Certificate>();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);

  const apply = async (change: (certificate: Certificate) => Change, undo?: Map<string, Change>) => {
    const { done, failed } = await changeMany(undo ? [...undo.keys()] : ids, change);
    refresh();
    if (failed[0] !== undefined) {
      const counts = { smart_count: failed.length, reason: sentence(failed[0].problem) };
      notify(translate('certificates.bulk.failed', counts), { type: 'warning', multiLine: true });
    }
    return done.length;
  };

  const run = async () => {
    setBusy(true);
    const before = new Map<string, Change>();
    try {
      const done = await apply((certificate) => {
        before.set(certificate.id, valuesOf(certificate, action));
        return changeOf(certificate, action, text.trim());
      });
      onUnselectItems();
      onClose();
      if (done === 0) return;
      notify(
        <Undo
          message={translate(`certificates.bulk.${action}.done`, { smart_count: done })}
          onUndo={() => void apply(({ id }) => before.get(id) ?? {}, before)}
        />,
        { type: 'info', autoHideDuration: 10_000 },
      );
    } catch (error) {
      setBusy(false);
      notify(sentence(error), { type: 'error', multiLine: true });
    }
  };
  return { text, setText, busy, run };
}

const Undo = ({ message, onUndo }: { message: string; onUndo: () => void }) => {
  const translate = useTranslate();
  const [used, setUsed] = useState(false);
  return (
    <span role="status">
      {message}{' '}
      <Button
        size="small"
        color="inherit"
        disabled={used}
        sx={{ textDecoration: 'underline' }}
        onClick={() => {
          setUsed(true);
          onUndo();
        }}
      >
        {translate('certificates.actions.undo')}
      </Button>
    </span>
  );
};

const valuesOf = ({ ownerEmail, tags, retiredAt }: Certificate, action: Action): Change =>
  action === 'owner' ? { ownerEmail } : action === 'tag' ? { tags } : { retired: retiredAt !== null };

function changeOf({ tags }: Certificate, action: Action, text: string): Change {
  switch (action) {
    case 'owner':
      return { ownerEmail: text === '' ? null : text };
    case 'tag':
      return { tags: [...new Set([...tags, text])] };
    case 'retire':
      return { retired: true };
  }
}
