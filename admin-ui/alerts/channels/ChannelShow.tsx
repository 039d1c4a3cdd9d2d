import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { AlertChannel } from '../../../server/messages/alert-channels.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { CHANNELS_PATH } from '../address.js';
import { ChannelForm } from './ChannelForm.js';

/** A channel to read, to edit and to test, or a new one. */
const ChannelShow = () => {
  const { id = '' } = useParams();
  return id === 'new' ? <ChannelForm /> : <ExistingChannel id={id} />;
};

const ExistingChannel = ({ id }: { readonly id: string }) => {
  const translate = useTranslate();
  const { data: channel, error, refetch } = useGetOne<AlertChannel>('alert-channels', { id });
  if (error)
    return (
      <Page
        title={translate('channels.one')}
        parent={{ to: CHANNELS_PATH, label: translate('channels.title') }}
      >
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!channel) return <PageSkeleton />;
  return <ChannelForm key={channel.version} channel={channel} />;
};

export default ChannelShow;
