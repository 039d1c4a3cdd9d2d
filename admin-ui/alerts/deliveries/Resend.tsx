import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { Delivery } from '../../../server/alerts/deliveries.contract.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';

interface ResendProps {
  readonly delivery: Delivery;
  readonly messageId: string;
}

/** Tries the message of a delivery again that was given up. */
export const Resend = ({ delivery, messageId }: ResendProps) => {
  const translate = useTranslate();
  const may = useMay('alerts.write');
  const resend = useAction(`/messages/${messageId}/retry`, { done: 'deliveries.resent' });
  if (!may || delivery.state !== 'failed') return null;
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={resend.isPending}
      aria-label={translate('deliveries.resend_to', { to: delivery.recipient })}
      onClick={() => resend.mutate()}
    >
      {translate('deliveries.resend')}
    </Button>
  );
};
