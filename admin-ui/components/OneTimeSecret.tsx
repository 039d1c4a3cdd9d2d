import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { MONOSPACE } from '../theme/theme.js';
import { CopyButton } from './CopyButton.js';

interface OneTimeSecretProps {
  readonly title: string;
  /** What to do with it. */
  readonly help: string;
  readonly secret: string;
  /** "API token" */
  readonly what: string;
  readonly onClose: () => void;
}

/** A secret that is shown here and never again; closing takes a decision, so a click beside it does nothing. */
export const OneTimeSecret = ({ title, help, secret, what, onClose }: OneTimeSecretProps) => {
  const translate = useTranslate();
  const heading = useId();
  return (
    <Dialog open aria-labelledby={heading} maxWidth="sm" fullWidth>
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 2 }}>
          {help}
        </Typography>
        <Secret tabIndex={0}>{secret}</Secret>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <CopyButton worded text={secret} what={what} />
        <Button variant="contained" onClick={onClose}>
          {translate('secret.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

const Secret = styled('code')(({ theme }) => ({
  display: 'block',
  padding: 14,
  borderRadius: 6,
  fontFamily: MONOSPACE,
  fontSize: '0.9375rem',
  overflowWrap: 'anywhere',
  backgroundColor: theme.palette.sunken,
  border: `1px solid ${theme.palette.divider}`,
}));
