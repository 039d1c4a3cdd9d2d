import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { Banner } from '../../components/Banner.js';
import { FormDialog } from '../../components/FormDialog.js';
import { localDay } from '../../components/filters.js';
import { useFormats } from '../../components/time.js';
import { useAlertCommand } from '../inbox/useAlertCommand.js';

const DAY_MS = 86_400_000;
const PRESETS = [1, 3, 7, 14, 30] as const;
/** Days from now, as the server has it. */
const LONGEST = 365;
const LEAST_REASON = 3;

interface SnoozeDialogProps {
  readonly alerts: readonly Alert[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const dayIn = (days: number) => localDay(new Date(Date.now() + days * DAY_MS));
/** The morning of that day, where the browser is. */
const morningOf = (day: string) => new Date(`${day}T08:00:00`);

/** Puts alerts off until a day, with the reason; after that day they come back and escalate. */
export const SnoozeDialog = ({ alerts, onDone, onClose }: SnoozeDialogProps) => {
  const translate = useTranslate();
  const formats = useFormats();
  const [day, setDay] = useState<string>(dayIn(7));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { send, busy } = useAlertCommand('snooze', onDone);
  const until = morningOf(day);
  const badDay = Number.isNaN(until.getTime()) || day <= dayIn(0) || day > dayIn(LONGEST);
  const noReason = reason.trim().length < LEAST_REASON;
  const sooner = alerts.filter(
    ({ endsAt, raisedAt }) => endsAt > raisedAt && Date.parse(endsAt) <= until.getTime(),
  );
  const [first] = sooner;
  return (
    <FormDialog
      title={translate('inbox.snooze_title', { smart_count: alerts.length })}
      action={translate('inbox.snooze')}
      busy={busy}
      onSubmit={() => {
        setTried(true);
        if (badDay || noReason) return;
        const body = { until: until.toISOString(), reason: reason.trim() };
        send(
          alerts.map(({ id }) => id),
          body,
        );
      }}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {translate('inbox.snooze_help')}
      </Typography>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {PRESETS.map((days) => (
          <Button
            key={days}
            size="small"
            variant="outlined"
            aria-pressed={day === dayIn(days)}
            onClick={() => setDay(dayIn(days))}
            sx={{ '&[aria-pressed="true"]': { borderColor: 'primary.main', fontWeight: 620 } }}
          >
            {translate('inbox.snooze_days', { smart_count: days })}
          </Button>
        ))}
      </Stack>
      <TextField
        type="date"
        label={translate('inbox.snooze_until')}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        error={tried && badDay}
        helperText={
          badDay
            ? translate('inbox.snooze_bad_day')
            : translate('inbox.snooze_comes_back', { when: formats.exact(until) })
        }
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: dayIn(1), max: dayIn(LONGEST) } }}
      />
      {first !== undefined && !badDay && (
        <Banner
          state="warning"
          title={translate('inbox.snooze_past_end', {
            smart_count: alerts.length,
            when: formats.day(new Date(first.endsAt)),
          })}
        />
      )}
      <TextField
        label={translate('inbox.snooze_reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        multiline
        minRows={2}
        autoFocus
        error={tried && noReason}
        helperText={tried && noReason ? translate('inbox.snooze_no_reason') : undefined}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
};
