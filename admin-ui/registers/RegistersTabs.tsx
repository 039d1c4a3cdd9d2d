import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { useMay } from '../providers/useMe.js';
import { AUTHORITIES_PATH } from './address.js';

/** The neighbouring pages of the area. */
export const RegistersTabs = () => {
  const translate = useTranslate();
  const tabs = useMay('authorities.read')
    ? [{ to: AUTHORITIES_PATH, label: translate('authorities.tab') }]
    : [];
  return <Tabs label={translate('shell.registers')} tabs={tabs} />;
};
