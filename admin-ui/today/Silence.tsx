import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { Banner } from '../components/Banner.js';
import { listAddress } from '../components/listAddress.js';
import { useStatus } from '../settings/useStatus.js';
import { stateOfWarning } from '../settings/warnings.js';

/** Says in red that nobody would hear, and in amber what else keeps mails from arriving. */
export const Silence = ({ today }: { readonly today: CertificatesToday | undefined }) => {
  const translate = useTranslate();
  const { data: status } = useStatus();
  const unheard = today && !today.hasDefaultRecipient ? today.withoutOwner.count : 0;
  const nobodyListens = unheard > 0 || status?.warnings.includes('nobody-listens');
  const others = status?.warnings.filter(
    (warning) => warning !== 'nobody-listens' && warning !== 'no-smtp' && warning !== 'no-default-recipient',
  );
  return (
    <>
      {nobodyListens && (
        <Banner
          state="critical"
          title={translate('today.nobody.title')}
          action={
            <Button
              component={Link}
              to={listAddress('/certificates', { ownerEmail: null })}
              variant="outlined"
              size="small"
            >
              {translate('today.nobody.action')}
            </Button>
          }
        >
          {unheard > 0 && `${translate('today.nobody.help', { smart_count: unheard })} `}
          {translate('today.nobody.what')}
        </Banner>
      )}
      {status && !status.smtpConfigured && (
        <Banner
          state="warning"
          title={translate('today.no_smtp.title')}
          action={
            <Button component={Link} to="/settings/system" variant="outlined" size="small">
              {translate('today.no_smtp.action')}
            </Button>
          }
        >
          {translate('today.no_smtp.help')}
          {status.messages.waiting > 0 &&
            ` ${translate('today.no_smtp.waiting', { smart_count: status.messages.waiting })}`}
        </Banner>
      )}
      {others?.map((warning) => (
        <Banner
          key={warning}
          state={stateOfWarning(warning)}
          title={translate(`status.warnings.${warning}.title`)}
        >
          {translate(`status.warnings.${warning}.help`)}
        </Banner>
      ))}
    </>
  );
};
