import { useCallback, useMemo } from 'react';
import { type RaRecord, useGetList, useTranslate } from 'react-admin';
import { EMAIL_CHANNEL } from '../../../server/alerts/alert-rules.contract.js';
import type { Choice } from '../../components/filters.js';

const MOST = 200;

/** Mail, and every channel that somebody set up. */
export function useChannels(): readonly Choice[] {
  const translate = useTranslate();
  const { data } = useGetList<RaRecord & { readonly id: string; readonly name: string }>('alert-channels', {
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  return useMemo(
    () => [
      { id: EMAIL_CHANNEL, name: translate('channels.email') },
      ...(data ?? []).map(({ id, name }) => ({ id, name })),
    ],
    [data, translate],
  );
}

/** Of a channel that is gone, its id. */
export function useChannelName(): (id: string) => string {
  const channels = useChannels();
  return useCallback((id: string) => channels.find((channel) => channel.id === id)?.name ?? id, [channels]);
}
