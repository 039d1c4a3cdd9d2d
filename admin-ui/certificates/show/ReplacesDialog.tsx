import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate, UpdateCertificate } from '../../../server/certificates/certificates.contract.js';
import { useAction } from '../../providers/useApi.js';
import { CertificatePicker } from '../CertificatePicker.js';

interface ReplacesDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

/** Links the certificate to the one whose place it takes, which then is superseded. */
export const ReplacesDialog = ({ certificate, onClose }: ReplacesDialogProps) => {
  const translate = useTranslate();
  const heading = useId();
  const [other, setOther] = useState<Certificate | null>(null);
  const link = useAction<Certificate, UpdateCertificate>(`/certificates/${certificate.id}`, {
    method: 'PATCH',
    done: 'certificates.replaces.done',
    onDone: onClose,
  });
  const save = (replaces: UpdateCertificate['replaces']) =>
    link.mutate({ version: certificate.version, replaces });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other !== null) save({ id: other.id });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={heading}>
      <form onSubmit={submit}>
        <DialogTitle id={heading}>{translate('certificates.replaces.title')}</DialogTitle>
        <DialogContent>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
            {translate('certificates.replaces.help')}
          </Typography>
          <CertificatePicker
            autoFocus
            label={translate('certificates.replaces.label')}
            value={other}
            onChange={setOther}
            except={certificate.id}
          />
        </DialogContent>
        <DialogActions>
          {certificate.replaces !== null && (
            <Button onClick={() => save(null)} disabled={link.isPending} sx={{ mr: 'auto' }}>
              {translate('certificates.replaces.unlink')}
            </Button>
          )}
          <Button onClick={onClose}>{translate('certificates.actions.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={other === null || link.isPending}>
            {translate('certificates.replaces.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
