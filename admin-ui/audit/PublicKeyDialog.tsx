import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { auditPublicKeySchema } from '../../server/audit/audit.contract.js';
import { CopyButton } from '../components/CopyButton.js';
import { ErrorState } from '../components/ErrorState.js';
import { Identifier } from '../components/Identifier.js';
import { useApi } from '../providers/useApi.js';
import { MONOSPACE } from '../theme/theme.js';

/** The public half of the checkpoint key, for an auditor to keep somewhere else. */
export const PublicKeyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const heading = useId();
  const { data, error, refetch } = useApi<z.output<typeof auditPublicKeySchema>>('/audit-entries/public-key');
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="sm" fullWidth>
      <DialogTitle id={heading}>{translate('audit.public_key')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {translate('audit.public_key_help')}
        </Typography>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton variant="rounded" height={96} />}
        {data && (
          <>
            <Pem tabIndex={0}>{data.publicKey.trim()}</Pem>
            <Typography variant="body2" component="div" sx={{ mt: 1 }}>
              {translate('audit.key_id')}: <Identifier value={data.keyId} what={translate('audit.key_id')} />
            </Typography>
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {data && <CopyButton worded text={data.publicKey} what={translate('audit.public_key')} />}
        <Button onClick={onClose}>{translate('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

const Pem = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: 12,
  borderRadius: 6,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  backgroundColor: theme.palette.sunken,
}));
