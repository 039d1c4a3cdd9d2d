import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { GrantDetails, GrantReason, NarrowGrant } from '../../server/grants/grants.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { useAction } from '../providers/useApi.js';
import { useGrantWords } from './words.js';

const SHORTEST_REASON = 10;

interface DialogProps {
  readonly grant: GrantDetails;
  readonly onClose: () => void;
}

interface ReasonProps {
  readonly value: string;
  readonly tried: boolean;
  readonly onChange: (value: string) => void;
}

const ReasonField = ({ value, tried, onChange }: ReasonProps) => {
  const words = useGrantWords();
  const missing = tried && value.trim().length < SHORTEST_REASON;
  return (
    <TextField
      label={words.say('fields.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={missing}
      helperText={missing ? words.say('reason_needed') : words.say('reason_help')}
      multiline
      minRows={3}
      fullWidth
      slotProps={{ htmlInput: { maxLength: 2_000 } }}
    />
  );
};

/** Suspend, resume and end: a reason is all it takes. */
export const ReasonDialog = ({
  grant: { id, version },
  verb,
  onClose,
}: DialogProps & { readonly verb: 'suspend' | 'resume' | 'end' }) => {
  const words = useGrantWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAction<GrantDetails, GrantReason>(`/grants/${id}/${verb}`, {
    done: `access.${verb}.done`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words.say(`${verb}.title`)}
      action={words.say(`${verb}.action`)}
      busy={act.isPending}
      onSubmit={() => {
        setTried(true);
        if (reason.trim().length >= SHORTEST_REASON) act.mutate({ version, reason });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{words.say(`${verb}.help`)}</Typography>
      <ReasonField value={reason} tried={tried} onChange={setReason} />
    </FormDialog>
  );
};

/** Fewer endpoints or an earlier end. */
export const NarrowDialog = ({ grant, onClose }: DialogProps) => {
  const words = useGrantWords();
  const group = useId();
  const [kept, setKept] = useState<readonly string[]>(grant.opens.map(({ id }) => id));
  const [endsOn, setEndsOn] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const narrow = useAction<GrantDetails, NarrowGrant>(`/grants/${grant.id}`, {
    ...{ method: 'PATCH', done: 'access.narrow.done', onDone: onClose },
  });
  const fewer = kept.length < grant.opens.length;
  const problem =
    kept.length === 0
      ? words.say('narrow.none_left')
      : tried && !fewer && endsOn === ''
        ? words.say('narrow.nothing')
        : undefined;
  return (
    <FormDialog
      title={words.say('narrow.title')}
      action={words.say('narrow.action')}
      busy={narrow.isPending}
      onSubmit={() => {
        setTried(true);
        if (kept.length === 0 || (!fewer && endsOn === '') || reason.trim().length < SHORTEST_REASON) return;
        narrow.mutate({
          ...{ version: grant.version, reason },
          ...(fewer && { endpoints: [...kept] }),
          ...(endsOn !== '' && { endsOn }),
        });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{words.say('narrow.help')}</Typography>
      <div role="group" aria-labelledby={group}>
        <FormLabel id={group}>{words.say('fields.endpoints')}</FormLabel>
        <FormGroup>
          {grant.opens.map(({ id, method, path }) => (
            <FormControlLabel
              key={id}
              control={
                <Checkbox
                  size="small"
                  checked={kept.includes(id)}
                  onChange={(_, checked) =>
                    setKept(checked ? [...kept, id] : kept.filter((one) => one !== id))
                  }
                />
              }
              label={<code style={{ overflowWrap: 'anywhere' }}>{`${method} ${path}`}</code>}
            />
          ))}
        </FormGroup>
        {problem !== undefined && (
          <Typography variant="caption" color="error" role="alert">
            {problem}
          </Typography>
        )}
      </div>
      <TextField
        type="date"
        label={words.say('fields.lastDay')}
        helperText={words.say('narrow.last_day_help')}
        value={endsOn}
        onChange={({ target }) => setEndsOn(target.value)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { max: grant.endsAt.slice(0, 10) },
        }}
      />
      <ReasonField value={reason} tried={tried} onChange={setReason} />
    </FormDialog>
  );
};
