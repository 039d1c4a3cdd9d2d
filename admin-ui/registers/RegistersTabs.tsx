import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { useMay } from '../providers/useMe.js';
import { AUTHORITIES_PATH, CHANGES_PATH, EDITIONS_PATH, ENTRIES_PATH, REGISTERS_PATH } from './address.js';
import { MANUAL_PATH, OVERRIDES_PATH, SOURCES_PATH } from './sources/address.js';

/** The neighbouring pages of the area. */
export const RegistersTabs = () => {
  const translate = useTranslate();
  const mayReadRegisters = useMay('registers.read');
  const mayReadAuthorities = useMay('authorities.read');
  const tabs = [
    ...(mayReadRegisters
      ? [
          { to: REGISTERS_PATH, label: translate('registers.tabs.lookup'), end: true },
          { to: ENTRIES_PATH, label: translate('registers.tabs.entries') },
          { to: CHANGES_PATH, label: translate('registers.tabs.changes') },
          { to: EDITIONS_PATH, label: translate('registers.tabs.editions') },
          { to: SOURCES_PATH, label: translate('regsrc.tabs.sources') },
          { to: MANUAL_PATH, label: translate('regsrc.tabs.manual') },
          { to: OVERRIDES_PATH, label: translate('regsrc.tabs.overrides') },
        ]
      : []),
    ...(mayReadAuthorities ? [{ to: AUTHORITIES_PATH, label: translate('authorities.tab') }] : []),
  ];
  return <Tabs label={translate('shell.registers')} tabs={tabs} />;
};
