import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useFormats } from '../../components/time.js';
import { useShownVerdict } from './VerdictContext.js';

interface VerifyPastDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

const DAY_MS = 86_400_000;

/** Any day and minute, in UTC because verdicts are about instants and people share them. */
export const VerifyPastDialog = ({ certificate, onClose }: VerifyPastDialogProps) => {
  const translate = useTranslate();
  const { day: formatDay, dayAndTime, timeZone } = useFormats();
  const { verify, isVerifying } = useShownVerdict();
  const [now] = useState(Date.now);
  const [day, setDay] = useState(dayOf(now - DAY_MS));
  const [time, setTime] = useState('12:00');
  const [wrong, setWrong] = useState(false);
  const at = new Date(`${day}T${time}:00Z`);
  const usable = !Number.isNaN(at.getTime());
  const quick = [
    { name: 'issued', at: Date.parse(certificate.notBefore) },
    { name: 'year', at: now - 365 * DAY_MS },
    { name: 'month', at: now - 30 * DAY_MS },
    { name: 'ended', at: Date.parse(certificate.notAfter) },
  ].filter((each) => each.at < now);
  const choose = (instant: number) => {
    // Seconds do not fit the fields: the minute that has the instant behind it.
    const minute = new Date(Math.ceil(instant / 60_000) * 60_000);
    setDay(dayOf(minute.getTime()));
    setTime(minute.toISOString().slice(11, 16));
  };
  const submit = () => {
    if (!usable || at.getTime() > Date.now()) return setWrong(true);
    verify(at.toISOString());
    onClose();
  };
  return (
    <FormDialog
      title={translate('verdict.past.title')}
      action={translate('verdict.past.action')}
      busy={isVerifying}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {translate('verdict.past.help')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {quick.map((each) => (
          <Button key={each.name} size="small" variant="outlined" onClick={() => choose(each.at)}>
            {translate(`verdict.past.quick.${each.name}`)}
          </Button>
        ))}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <TextField
          type="date"
          label={translate('verdict.past.day')}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          error={wrong}
          helperText={wrong ? translate('verdict.past.needed') : undefined}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: dayOf(now) } }}
        />
        <TextField
          type="time"
          label={translate('verdict.past.time')}
          value={time}
          onChange={({ target }) => setTime(target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      {usable && (
        <Typography variant="body2" color="textSecondary" role="status">
          {timeZone === 'UTC' ? '' : translate('verdict.past.zone', { at: dayAndTime(at), zone: timeZone })}{' '}
          {at < new Date(certificate.notBefore) &&
            translate('verdict.past.before', { day: formatDay(new Date(certificate.notBefore)) })}
        </Typography>
      )}
    </FormDialog>
  );
};

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
