import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { AlertChannel } from '../../../server/messages/alert-channels.contract.js';
import { Banner } from '../../components/Banner.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { Facts } from '../../components/Facts.js';
import { listAddress } from '../../components/listAddress.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { CHANNELS_PATH, MAILS_PATH } from '../address.js';
import { COLOUR_OF_CHANNEL, stateOfChannel } from './states.js';
import { TestChannel } from './TestChannel.js';

/** Whether a channel works, what it carried last, and a test of it. */
export const ChannelFacts = ({ channel }: { readonly channel: AlertChannel }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const words = (key: string, values = {}) => translate(`channels.${key}`, values);
  const mayWrite = useMay('alerts.channels');
  const [asking, ask] = useState(false);
  const remove = useAction(`/alert-channels/${channel.id}`, {
    ...{ method: 'DELETE', done: 'channels.deleted' },
    onDone: () => void navigate(CHANNELS_PATH),
  });
  const state = stateOfChannel(channel);
  const { id, messages } = channel;
  return (
    <>
      {state === 'failing' && (
        <Banner state="critical" title={words('states.failing')}>
          {channel.lastError}
        </Banner>
      )}
      <Section title={words('how_it_is')}>
        <Facts
          facts={[
            {
              label: words('fields.state'),
              value: <StateChip state={COLOUR_OF_CHANNEL[state]} label={words(`states.${state}`)} />,
            },
            { label: words('fields.kind'), value: words(`kinds.${channel.kind}`) },
            { label: words('fields.url'), value: channel.urlShown },
            { label: words('last_sent'), value: <Moment at={channel.lastSentAt} show="time" /> },
            { label: words('last_failed'), value: <Moment at={channel.lastFailedAt} show="time" /> },
            {
              label: words('fields.messages'),
              value: (
                <Link component={RouterLink} underline="always" to={listAddress(MAILS_PATH, { channel: id })}>
                  {words('messages_waiting', { smart_count: messages.waiting })} ·{' '}
                  {words('messages_failed', { smart_count: messages.failed })}
                </Link>
              ),
            },
            {
              label: words('fields.changed'),
              value: (
                <>
                  <Moment at={channel.changedAt} show="time" /> · {channel.changedBy}
                </>
              ),
            },
          ]}
        />
        <Buttons>
          {mayWrite && (
            <Button size="small" variant="outlined" color="error" onClick={() => ask(true)}>
              {words('delete')}
            </Button>
          )}
          <TestChannel name={channel.name} path={`/alert-channels/${id}/test`} />
        </Buttons>
      </Section>
      <ConfirmDialog
        open={asking}
        danger
        title={words('delete_title', { name: channel.name })}
        action={words('delete')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => ask(false)}
      >
        {words('delete_help')}
      </ConfirmDialog>
    </>
  );
};

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 18 });
