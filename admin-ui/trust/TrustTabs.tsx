import { useTranslate } from 'react-admin';
import { Tabs } from '../components/Tabs.js';
import { useMay } from '../providers/useMe.js';
import { ANCHORS_PATH, JOURNAL_PATH, SERVICES_PATH, TRUST_PATH } from './address.js';

export const TrustTabs = () => {
  const translate = useTranslate();
  const mayReadLists = useMay('trusted-lists.read');
  const mayReadAnchors = useMay('trust-anchors.read');
  const tabs = [
    ...(mayReadLists
      ? [
          { to: TRUST_PATH, label: translate('trust.lists_tab'), end: true },
          { to: SERVICES_PATH, label: translate('trust.services_tab') },
        ]
      : []),
    ...(mayReadAnchors ? [{ to: ANCHORS_PATH, label: translate('trust.anchors_tab') }] : []),
    ...(mayReadLists ? [{ to: JOURNAL_PATH, label: translate('trust.journal_tab') }] : []),
  ];
  return <Tabs label={translate('trust.title')} tabs={tabs} />;
};
