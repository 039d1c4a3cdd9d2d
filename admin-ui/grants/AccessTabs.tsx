import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { useMay } from '../providers/useMe.js';
import { ACCESS_PATH, TRY_PATH } from './address.js';

/** The neighbouring pages of the area. */
export const AccessTabs = () => {
  const translate = useTranslate();
  const mayCheck = useMay('grants.check');
  return (
    <Tabs
      label={translate('shell.access')}
      tabs={[
        { to: ACCESS_PATH, label: translate('access.tabs.organisations'), end: true },
        ...(mayCheck ? [{ to: TRY_PATH, label: translate('access.tabs.try') }] : []),
      ]}
    />
  );
};
