import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type {
  AcceptEdition as Acceptance,
  RegisterEdition,
} from '../../../server/registers/registers.contract.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { editionApi } from '../address.js';

const SHORTEST = 3;
const LONGEST = 2_000;

/** Takes an edition into use that lost implausibly much, for a reason that is kept. */
export const AcceptEdition = ({ edition: { id, acceptable } }: { readonly edition: RegisterEdition }) => {
  const translate = useTranslate();
  const may = useMay('registers.write');
  const [isOpen, setOpen] = useState(false);
  if (!may || !acceptable) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('registers.accept.button')}
      </Button>
      {isOpen && <AcceptDialog id={id} onClose={() => setOpen(false)} />}
    </>
  );
};

const AcceptDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const accept = useAction<RegisterEdition, Acceptance>(`${editionApi(id)}/accept`, {
    done: 'registers.accept.done',
    onDone: onClose,
  });
  const isShort = reason.trim().length < SHORTEST;
  const submit = () => {
    setTried(true);
    if (!isShort) accept.mutate({ reason: reason.trim() });
  };
  return (
    <FormDialog
      title={translate('registers.accept.title')}
      action={translate('registers.accept.action')}
      busy={accept.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography variant="body2">{translate('registers.accept.help')}</Typography>
      <TextField
        label={translate('registers.accept.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={isTried && isShort}
        helperText={isTried && isShort ? translate('registers.accept.reason_missing') : undefined}
        multiline
        minRows={3}
        required
        autoFocus
        slotProps={{ htmlInput: { maxLength: LONGEST } }}
      />
    </FormDialog>
  );
};
