import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { CertificatePicker } from '../CertificatePicker.js';
import { comparePath } from '../compare/address.js';

interface CompareDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

export const CompareDialog = ({ certificate, onClose }: CompareDialogProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const heading = useId();
  const [other, setOther] = useState<Certificate | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other !== null) navigate(comparePath(certificate.id, other.id));
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={heading}>
      <form onSubmit={submit}>
        <DialogTitle id={heading}>{translate('certificates.compare.with')}</DialogTitle>
        <DialogContent sx={{ pt: '8px !important' }}>
          <CertificatePicker
            autoFocus
            label={translate('certificates.compare.other')}
            value={other}
            onChange={setOther}
            except={certificate.id}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('certificates.actions.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={other === null}>
            {translate('certificates.compare.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
