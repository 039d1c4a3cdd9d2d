import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { PROFILES_PATH, WAIVERS_PATH } from '../decisions/address.js';
import { useMay } from '../providers/useMe.js';

export const SettingsTabs = () => {
  const translate = useTranslate();
  const maySeeUsers = useMay('users.read');
  const maySeeRules = useMay('lint-rules.read');
  const maySeeReviews = useMay('reviews.read');
  return (
    <Tabs
      label={translate('shell.settings')}
      tabs={[
        { to: '/settings/profile', label: translate('settings.profile.title') },
        { to: '/settings/api-tokens', label: translate('settings.tokens.title') },
        ...(maySeeUsers ? [{ to: '/settings/users', label: translate('settings.users.title') }] : []),
        ...(maySeeRules ? [{ to: '/settings/rules', label: translate('rules.title') }] : []),
        ...(maySeeReviews
          ? [
              { to: PROFILES_PATH, label: translate('decisions.profiles.title') },
              { to: WAIVERS_PATH, label: translate('decisions.waivers.title') },
            ]
          : []),
        { to: '/settings/system', label: translate('settings.system.title') },
      ]}
    />
  );
};
