import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { NotificationKind, Recipients } from '../../server/notifications/notifications.contract.js';
import { Banner } from '../components/Banner.js';
import { useMay } from '../providers/useMe.js';
import { useApi } from '../providers/useApi.js';

const FEW = 4;

/** Says beforehand who would hear of what somebody is about to do, and warns when that is nobody. */
export const RecipientsLine = ({ kind }: { readonly kind: NotificationKind }) => {
  const translate = useTranslate();
  const may = useMay('users.read');
  const { data } = useApi<Recipients>(may ? `/notifications/recipients?kind=${kind}` : null);
  if (!data) return null;
  if (data.nobodyListens)
    return (
      <Banner state="warning" title={translate('notifications.recipients.nobody')}>
        {translate('notifications.recipients.nobody_help')}
      </Banner>
    );
  if (data.people.length === 0) return null;
  const names = data.people.slice(0, FEW).map(({ name }) => name);
  const left = data.people.length - names.length;
  return (
    <Typography variant="body2" color="textSecondary">
      {translate('notifications.recipients.heard', {
        names: `${names.join(', ')}${left > 0 ? ` +${left}` : ''}`,
      })}
      {!data.mails && ` ${translate('notifications.recipients.no_mail')}`}
    </Typography>
  );
};
