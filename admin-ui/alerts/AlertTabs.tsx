import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import {
  ALERTS_PATH,
  CHANNELS_PATH,
  DELIVERIES_PATH,
  GROUPS_PATH,
  MAILS_PATH,
  RULES_PATH,
} from './address.js';

export const AlertTabs = () => {
  const translate = useTranslate();
  return (
    <Tabs
      label={translate('shell.alerts')}
      tabs={[
        { to: ALERTS_PATH, label: translate('inbox.tab'), end: true },
        { to: DELIVERIES_PATH, label: translate('deliveries.title') },
        { to: MAILS_PATH, label: translate('mails.title') },
        { to: RULES_PATH, label: translate('alert_rules.title') },
        { to: GROUPS_PATH, label: translate('alert_groups.title') },
        { to: CHANNELS_PATH, label: translate('channels.title') },
      ]}
    />
  );
};
