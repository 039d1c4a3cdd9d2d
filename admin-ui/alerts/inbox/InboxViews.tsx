import { useGetList, useListContext, useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { listAddress } from '../../components/listAddress.js';
import { ViewBar, ViewLink } from '../../components/ViewLinks.js';
import { useMe } from '../../providers/useMe.js';
import { ALERTS_PATH } from '../address.js';
import { COUNTED, sameFilter, viewsOf } from './views.js';

const REFRESH_MS = 60_000;

/** The usual questions to the inbox with their numbers. */
export const InboxViews = () => {
  const translate = useTranslate();
  const email = useMe()?.email;
  if (email === undefined) return null;
  return (
    <ViewBar>
      <nav aria-label={translate('inbox.views.label')}>
        {viewsOf(email).map(({ name, filter }) => (
          <View key={name} name={name} filter={filter} />
        ))}
      </nav>
    </ViewBar>
  );
};

interface ViewProps {
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

const View = ({ name, filter }: ViewProps) => {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  const { total } = useGetList<Alert>(
    'alerts',
    { filter, sort: { field: 'raisedAt', order: 'DESC' }, pagination: { page: 1, perPage: 1 } },
    { enabled: COUNTED.has(name), refetchInterval: REFRESH_MS, onError: () => undefined },
  );
  return (
    <ViewLink
      to={listAddress(ALERTS_PATH, filter)}
      here={sameFilter(filterValues, filter)}
      count={total}
      urgent={name === 'critical'}
    >
      {translate(`inbox.views.${name}`)}
    </ViewLink>
  );
};
