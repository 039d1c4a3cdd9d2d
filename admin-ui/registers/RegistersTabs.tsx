import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { useMay } from '../providers/useMe.js';
import { AUTHORITIES_PATH } from './address.js';
import { MANUAL_PATH, OVERRIDES_PATH, SOURCES_PATH } from './sources/address.js';

/** The neighbouring pages of the area. */
export const RegistersTabs = () => {
  const translate = useTranslate();
  const mayReadSources = useMay('registers.read');
  const tabs = [
    ...(useMay('authorities.read') ? [{ to: AUTHORITIES_PATH, label: translate('authorities.tab') }] : []),
    ...(mayReadSources
      ? [
          { to: SOURCES_PATH, label: translate('regsrc.tabs.sources') },
          { to: MANUAL_PATH, label: translate('regsrc.tabs.manual') },
          { to: OVERRIDES_PATH, label: translate('regsrc.tabs.overrides') },
        ]
      : []),
  ];
  return <Tabs label={translate('shell.registers')} tabs={tabs} />;
};
