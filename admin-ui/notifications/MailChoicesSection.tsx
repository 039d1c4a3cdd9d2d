import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { type MailChoices, NOTIFICATION_GROUPS } from '../../server/notifications/notifications.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Section } from '../components/Section.js';
import { useAction, useApi } from '../providers/useApi.js';

/** Which news also come by mail; saved at once. */
export const MailChoicesSection = () => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<MailChoices>('/notifications/mails');
  const [chosen, setChosen] = useState<MailChoices>();
  const save = useAction<MailChoices, MailChoices>('/notifications/mails', { method: 'PUT', done: 'saved' });
  const choose = (choices: MailChoices) => {
    setChosen(choices);
    save.mutate(choices, { onError: () => setChosen(undefined) });
  };
  const shown = chosen ?? data;
  return (
    <Section title={translate('notifications.mails.title')} lead={translate('notifications.mails.help')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && shown === undefined && <Skeleton height={140} />}
      {shown && (
        <Stack spacing={1.5}>
          {NOTIFICATION_GROUPS.map((group) => (
            <FormControlLabel
              key={group}
              sx={{ alignItems: 'flex-start', m: 0 }}
              control={
                <Checkbox
                  checked={shown[group]}
                  onChange={(event) => choose({ ...shown, [group]: event.target.checked })}
                  sx={{ pt: 0.25 }}
                />
              }
              label={
                <>
                  {translate(`notifications.mails.${group}.name`)}
                  <Typography variant="body2" color="textSecondary">
                    {translate(`notifications.mails.${group}.help`)}
                  </Typography>
                </>
              }
            />
          ))}
        </Stack>
      )}
    </Section>
  );
};
