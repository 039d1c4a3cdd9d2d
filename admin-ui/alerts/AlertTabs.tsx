import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';

export const AlertTabs = () => {
  const translate = useTranslate();
  return (
    <Tabs
      label={translate('shell.alerts')}
      tabs={[
        { to: '/alerts', label: translate('alerts.title'), end: true },
        { to: '/alerts/mails', label: translate('mails.title') },
      ]}
    />
  );
};
