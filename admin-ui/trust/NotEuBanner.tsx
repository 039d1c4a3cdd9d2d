import { useTranslate } from 'react-admin';
import { Banner } from '../components/Banner.js';

/** Said wherever an anchor of another scheme is shown. */
export const NotEuBanner = () => {
  const translate = useTranslate();
  return (
    <Banner state="notice" title={translate('trust.anchors.not_eu')}>
      {translate('trust.anchors.not_eu_help')}
    </Banner>
  );
};
