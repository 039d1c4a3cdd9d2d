import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ConsentToUser, User } from '../../server/users/users.contract.js';
import { Banner } from '../components/Banner.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useAction } from '../providers/useApi.js';
import { STATE_OF_CONSENT } from './states.js';

/** Whether a second administrator stands behind an account that decides or consents, and the button for it. */
export const AccountConsent = ({ user }: { readonly user: User }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const consent = useAction<User, ConsentToUser>(`/users/${user.id}/consent`, {
    done: 'settings.users.consent.done',
    onDone: () => setOpen(false),
  });
  const { state, event, proposedBy, consentedBy, at, consentable } = user.decider;
  if (state === 'not-a-decider') return null;
  const words = (key: string, values = {}) => translate(`settings.users.consent.${key}`, values);
  const [title, help] = state === 'waiting' ? ['waiting', 'waiting_help'] : ['one_person', 'one_person_help'];
  const what = [
    event !== null && words(`events.${event}`, { name: proposedBy }),
    consentedBy !== null && words('by', { name: consentedBy }),
  ].filter(Boolean);
  return (
    <Section title={words('title')}>
      {state !== 'consented' && (
        <Banner
          state={STATE_OF_CONSENT[state]}
          title={words(title)}
          action={
            consentable && (
              <Button variant="outlined" onClick={() => setOpen(true)}>
                {words('action')}
              </Button>
            )
          }
        >
          {words(help)}
        </Banner>
      )}
      <Facts
        facts={[
          {
            label: translate('settings.users.state'),
            value: <StateChip state={STATE_OF_CONSENT[state]} label={words(`states.${state}`)} />,
          },
          ...(what.length === 0 ? [] : [{ label: words('who'), value: what.join('; ') }]),
          ...(at === null ? [] : [{ label: words('when'), value: <Moment at={at} show="time" /> }]),
        ]}
      />
      <ConfirmDialog
        open={open}
        title={words('confirm_title', { name: user.name })}
        action={words('action')}
        busy={consent.isPending}
        onConfirm={() => consent.mutate({ version: user.version })}
        onClose={() => setOpen(false)}
      >
        <Typography variant="body2">{words('confirm_help', { email: user.email })}</Typography>
      </ConfirmDialog>
    </Section>
  );
};
