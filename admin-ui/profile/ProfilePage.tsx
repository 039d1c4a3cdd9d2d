import { useTranslate } from 'react-admin';
import { Page } from '../components/Page.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { MailChoicesSection } from '../notifications/MailChoicesSection.js';
import { useMe } from '../providers/useMe.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { Appearance } from './Appearance.js';
import { Person } from './Person.js';
import { PasswordSection } from './PasswordSection.js';

/** What belongs to whoever is signed in. */
const ProfilePage = () => {
  const translate = useTranslate();
  const me = useMe();
  if (!me) return <PageSkeleton />;
  return (
    <Page
      title={translate('settings.profile.title')}
      lead={`${me.email} · ${translate(`roles.${me.role}.name`)}`}
      narrow
    >
      <SettingsTabs />
      <Person me={me} />
      <MailChoicesSection />
      <Appearance />
      <PasswordSection />
    </Page>
  );
};

export default ProfilePage;
