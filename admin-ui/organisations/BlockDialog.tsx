import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type BlockOrganisationInput,
  type Organisation,
  ORGANISATION_LIMITS,
} from '../../server/organisations/organisations.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

const SHORTEST_REASON = 10;

interface BlockDialogProps {
  readonly organisation: Organisation;
  readonly onClose: () => void;
}

/** Puts it on the stop-list, or keeps it there longer. */
export const BlockDialog = ({ organisation, onClose }: BlockDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [how, setHow] = useState<'endless' | 'dated'>('endless');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const block = useAction<Organisation, BlockOrganisationInput>(`/organisations/${organisation.id}/block`, {
    ...{ quiet: true, done: 'saved' },
    onDone: onClose,
  });
  const words = (key: string, values = {}) => translate(`organisations.stop.${key}`, values);
  const end = new Date(`${day}T23:59:59.999`);
  const dayLacks = how === 'dated' && !(end.getTime() > Date.now());
  const reasonLacks = reason.trim().length < SHORTEST_REASON;
  const submit = () => {
    setTried(true);
    if (dayLacks || reasonLacks) return;
    const until = how === 'dated' ? end.toISOString() : null;
    block.mutate({ version: organisation.version, until, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={words('block_title', { name: organisation.name })}
      action={words('block')}
      busy={block.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {block.error && <Banner state="critical" title={sentence(block.error)} />}
      <Typography variant="body2">{words('block_help')}</Typography>
      <ChoiceField
        label={words('how_long')}
        value={how}
        onChange={(value) => setHow(value as 'endless' | 'dated')}
        choices={(['endless', 'dated'] as const).map((id) => ({ id, name: words(`${id}_choice`) }))}
      />
      {how === 'dated' && (
        <TextField
          type="date"
          label={words('last_day')}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          error={tried && dayLacks}
          helperText={tried && dayLacks && words('day_needed')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      <TextField
        label={words('reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && reasonLacks}
        helperText={words(tried && reasonLacks ? 'reason_needed' : 'reason_help')}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.reason } }}
        multiline
        minRows={2}
      />
    </FormDialog>
  );
};
