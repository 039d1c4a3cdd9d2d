import { useListContext, useTranslate } from 'react-admin';
import { listAddress } from '../../components/listAddress.js';
import { ViewBar, ViewLink } from '../../components/ViewLinks.js';
import { useAttention } from '../../notifications/useAttention.js';
import { useApi } from '../../providers/useApi.js';
import { ALERTS_PATH } from '../address.js';
import { sameFilter, VIEWS } from './views.js';

const REFRESH_MS = 60_000;

type AlertCounts = Partial<Record<(typeof VIEWS)[number]['name'], number>>;

/** The usual questions to the inbox with their numbers. */
export const InboxViews = () => {
  const translate = useTranslate();
  const present = useAttention();
  const { filterValues } = useListContext();
  const { data: counts } = useApi<AlertCounts>('/alerts/counts', {
    ...(present && { refetchMs: REFRESH_MS }),
  });
  return (
    <ViewBar>
      <nav aria-label={translate('inbox.views.label')}>
        {VIEWS.map(({ name, filter }) => (
          <ViewLink
            key={name}
            to={listAddress(ALERTS_PATH, filter)}
            here={sameFilter(filterValues, filter)}
            count={counts?.[name]}
            urgent={name === 'critical'}
          >
            {translate(`inbox.views.${name}`)}
          </ViewLink>
        ))}
      </nav>
    </ViewBar>
  );
};
