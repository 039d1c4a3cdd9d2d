import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type {
  calendarFeedSchema,
  CreateCalendarFeed,
  createdCalendarFeedSchema,
  FeedScope,
} from '../../server/calendar/calendar.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { ErrorState } from '../components/ErrorState.js';
import { FormDialog } from '../components/FormDialog.js';
import { OneTimeSecret } from '../components/OneTimeSecret.js';
import { Section } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction, useApi } from '../providers/useApi.js';

type Feed = z.output<typeof calendarFeedSchema>;
type Created = z.output<typeof createdCalendarFeedSchema>;

/** Addresses for calendar programs: made, copied once, revoked. */
export const CalendarFeeds = () => {
  const translate = useTranslate();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useApi<Feed[]>('/calendar-feeds');
  return (
    <Section
      title={translate('calendar.feeds.title')}
      lead={translate('calendar.feeds.lead')}
      actions={<Button onClick={() => setMaking(true)}>{translate('calendar.feeds.make')}</Button>}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && translate('calendar.feeds.empty')}
      {data?.map((feed) => (
        <FeedRow key={feed.id} feed={feed} />
      ))}
      {making && <MakeFeed onClose={() => setMaking(false)} />}
    </Section>
  );
};

const FeedRow = ({ feed }: { readonly feed: Feed }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const revoke = useAction(`/calendar-feeds/${feed.id}`, {
    method: 'DELETE',
    done: 'calendar.feeds.revoked',
  });
  return (
    <div>
      {feed.name} · {translate(`calendar.scopes.${feed.scope}`)}{' '}
      <Button
        size="small"
        aria-label={`${translate('calendar.feeds.revoke')}: ${feed.name}`}
        onClick={() => setAsking(true)}
      >
        {translate('calendar.feeds.revoke')}
      </Button>
      {asking && (
        <FormDialog
          title={feed.name}
          action={translate('calendar.feeds.revoke')}
          busy={revoke.isPending}
          startsAtAction
          onSubmit={() => revoke.mutate()}
          onClose={() => setAsking(false)}
        >
          {translate('calendar.feeds.revoke_help')}
        </FormDialog>
      )}
    </div>
  );
};

const MakeFeed = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<FeedScope>('mine');
  const make = useAction<Created, CreateCalendarFeed>('/calendar-feeds', { quiet: true });
  if (make.data)
    return (
      <OneTimeSecret
        title={translate('calendar.feeds.made')}
        help={translate('calendar.feeds.made_help')}
        secret={make.data.url}
        what={translate('calendar.feeds.one')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={translate('calendar.feeds.make')}
      action={translate('calendar.feeds.make')}
      busy={make.isPending || name.trim() === ''}
      onSubmit={() => name.trim() !== '' && make.mutate({ name: name.trim(), scope })}
      onClose={onClose}
    >
      {make.error && <Banner state="critical" title={sentence(make.error)} />}
      <TextField
        label={translate('calendar.feeds.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        autoFocus
      />
      <ChoiceField
        label={translate('calendar.scope')}
        value={scope}
        onChange={(value) => setScope(value === 'all' ? 'all' : 'mine')}
        choices={(['mine', 'all'] as const).map((id) => ({ id, name: translate(`calendar.scopes.${id}`) }))}
      />
    </FormDialog>
  );
};
