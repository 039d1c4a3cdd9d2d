import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type ChangeConsentInput,
  changeConsentSchema,
  type ConsentDetails,
  type ConsentStatus,
  statusesAfter,
} from '../../server/consents/consents.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { clockIn, instantOfClock } from '../components/clock-time.js';
import { ClockField } from '../components/ClockField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useTimeZone } from '../components/time.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { ApiProblem } from '../providers/http.js';
import { useAction } from '../providers/useApi.js';
import { useFieldFaults } from './useFieldFaults.js';
import { useConsentWords } from './words.js';

interface Typed {
  readonly status: ConsentStatus;
  readonly validUntil: string;
  readonly authorisedAt: string;
  readonly psu: string;
}

interface ChangeDialogProps {
  readonly consent: ConsentDetails;
  readonly onClose: () => void;
}

/** Puts right what is known of a consent. Only what was touched is sent, so that the rest stays as others have made it. */
export const ChangeDialog = ({ consent, onClose }: ChangeDialogProps) => {
  const words = useConsentWords();
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const queries = useQueryClient();
  const timeZone = useTimeZone();
  const [touched, setTouched] = useState<Partial<Typed>>({});
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const change = useAction<ConsentDetails, ChangeConsentInput>(`/consents/${consent.id}`, {
    ...{ method: 'PATCH', done: 'consents.change.done', quiet: true, onDone: onClose },
  });
  const faultOf = useFieldFaults(change.error);
  const isStale = change.error instanceof ApiProblem && change.error.code === 'changed-meanwhile';
  const statuses = [consent.status, ...statusesAfter(consent.status)];
  const known: Typed = {
    status: consent.status,
    validUntil: consent.validUntil ?? '',
    authorisedAt: consent.authorisedAt === null ? '' : clockIn(timeZone, new Date(consent.authorisedAt)),
    psu: consent.psu,
  };
  const typed: Typed = { ...known, ...touched };
  // Somebody else may have brought it where this does not follow any more.
  const status = statuses.includes(typed.status) ? typed.status : consent.status;
  const isFinal = status !== consent.status && statusesAfter(status).length === 0;
  const changes = {
    ...(status !== consent.status && { status }),
    ...(typed.validUntil !== known.validUntil && {
      validUntil: typed.validUntil === '' ? null : typed.validUntil,
    }),
    ...(typed.authorisedAt !== known.authorisedAt && {
      authorisedAt: instantOfClock(timeZone, typed.authorisedAt)?.toISOString() ?? null,
    }),
    ...(typed.psu.trim() !== known.psu && { psu: typed.psu.trim() }),
  };
  const body = { version: consent.version, note: note.trim(), ...changes };
  const refused = new Set(changeConsentSchema.safeParse(body).error?.issues.map(({ path }) => path[0]));
  const nothing = Object.keys(changes).length === 0;
  const touch = (part: Partial<Typed>) => setTouched({ ...touched, ...part });
  return (
    <FormDialog
      title={words.say('change.title')}
      action={translate('action.save')}
      busy={change.isPending}
      onSubmit={() => {
        setTried(true);
        if (!nothing && refused.size === 0) change.mutate(body);
      }}
      onClose={onClose}
    >
      {isStale && (
        <Banner
          state="warning"
          title={words.say('change.meanwhile')}
          action={
            <Button
              variant="outlined"
              size="small"
              onClick={() => {
                void queries.invalidateQueries({ queryKey: ['api', `/consents/${consent.id}`] });
                change.reset();
              }}
            >
              {words.say('change.reload')}
            </Button>
          }
        >
          {words.say('change.meanwhile_help')}
        </Banner>
      )}
      {change.error !== null && !isStale && <Banner state="critical" title={sentence(change.error)} />}
      {statuses.length > 1 && (
        <ChoiceField
          label={words.say('fields.status')}
          value={status}
          onChange={(chosen) => {
            const next = statuses.find((one) => one === chosen);
            if (next !== undefined) touch({ status: next });
          }}
          choices={statuses.map((id) => ({ id, name: words.word('statuses', id) }))}
          help={isFinal ? words.say('change.final') : undefined}
        />
      )}
      <TextField
        type="date"
        label={words.word('columns', 'validUntil')}
        value={typed.validUntil}
        onChange={({ target }) => touch({ validUntil: target.value })}
        error={tried && refused.has('validUntil')}
        helperText={words.say(
          tried && refused.has('validUntil') ? 'enter.wrong.validUntil' : 'enter.validUntil_help',
        )}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <ClockField
        label={words.word('columns', 'authorisedAt')}
        value={typed.authorisedAt}
        onChange={(authorisedAt) => touch({ authorisedAt })}
        help=""
      />
      <TextField
        label={words.say('fields.psu')}
        value={typed.psu}
        onChange={({ target }) => touch({ psu: target.value })}
        autoComplete="off"
        error={faultOf('psu') !== undefined}
        helperText={faultOf('psu') ?? words.say('enter.psu_help')}
        slotProps={{ htmlInput: { maxLength: 100, spellCheck: false } }}
      />
      <TextField
        label={words.say('fields.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        helperText={words.say('change.note_help')}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
      {tried && nothing && <Banner state="notice" title={words.say('change.nothing')} />}
    </FormDialog>
  );
};
