import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import GppGoodOutlined from '@mui/icons-material/GppGoodOutlined';
import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate, UpdateCertificate } from '../../../server/certificates/certificates.contract.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { pathOf, titleOf } from '../title.js';
import { useShownVerdict } from '../verdict/VerdictContext.js';
import { VerifyPastDialog } from '../verdict/VerifyPastDialog.js';
import { CompareDialog } from './CompareDialog.js';
import { downloadDer, downloadPem } from './downloads.js';
import { ReplacesDialog } from './ReplacesDialog.js';

type Open = 'compare' | 'replaces' | 'retire' | 'delete' | 'past';

/** The actions that make sense now: what is done often as buttons, the rest in a menu. */
export const CertificateActions = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const mayChange = useMay('certificates.write');
  const mayVerify = useMay('evaluations.write');
  const mayDelete = useMay('certificates.delete');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Open>();
  const { verify, isVerifying } = useShownVerdict();
  const retired = certificate.retiredAt !== null;
  const close = () => setOpen(undefined);
  const change = useAction<Certificate, UpdateCertificate>(`/certificates/${certificate.id}`, {
    method: 'PATCH',
    done: retired ? 'certificates.retire.brought_back' : 'certificates.retire.done',
    onDone: close,
  });
  const remove = useAction(`/certificates/${certificate.id}`, {
    method: 'DELETE',
    done: 'certificates.delete.done',
    onDone: () => navigate('/certificates'),
  });
  const retire = () => change.mutate({ version: certificate.version, retired: !retired });
  const from = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  const copyAddress = () =>
    navigator.clipboard.writeText(`${window.location.origin}${pathOf(certificate.id)}`).then(
      () => notify('certificates.actions.address_copied', { type: 'success' }),
      () => notify('certificates.actions.address_not_copied', { type: 'warning' }),
    );

  return (
    <>
      {mayVerify && (
        <Button
          variant="contained"
          startIcon={<GppGoodOutlined />}
          disabled={isVerifying}
          onClick={() => verify()}
        >
          {translate(isVerifying ? 'verdict.verifying' : 'verdict.now')}
        </Button>
      )}
      {mayChange && (
        <Button
          component={RouterLink}
          to={`/certificates/${certificate.id}`}
          variant="outlined"
          startIcon={<EditOutlined />}
        >
          {translate('certificates.actions.edit')}
        </Button>
      )}
      <Button variant="outlined" startIcon={<CompareArrowsOutlined />} onClick={() => setOpen('compare')}>
        {translate('certificates.actions.compare')}
      </Button>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<MoreVertOutlined />}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('certificates.actions.more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {mayVerify && (
          <MenuItem onClick={from(() => setOpen('past'))}>{translate('verdict.past.button')}</MenuItem>
        )}
        <MenuItem onClick={from(() => void copyAddress())}>
          {translate('certificates.actions.copy_address')}
        </MenuItem>
        <MenuItem onClick={from(() => downloadPem(certificate))}>
          {translate('certificates.actions.download_pem')}
        </MenuItem>
        <MenuItem onClick={from(() => downloadDer(certificate))}>
          {translate('certificates.actions.download_der')}
        </MenuItem>
        {mayChange && (
          <MenuItem onClick={from(() => setOpen('replaces'))}>
            {translate('certificates.actions.replaces')}
          </MenuItem>
        )}
        {mayChange && (
          <MenuItem onClick={from(() => (retired ? retire() : setOpen('retire')))}>
            {translate(retired ? 'certificates.retire.bring_back' : 'certificates.retire.button')}
          </MenuItem>
        )}
        {mayDelete && (
          <MenuItem onClick={from(() => setOpen('delete'))}>
            {translate('certificates.delete.button')}
          </MenuItem>
        )}
      </Menu>
      {open === 'past' && <VerifyPastDialog certificate={certificate} onClose={close} />}
      {open === 'compare' && <CompareDialog certificate={certificate} onClose={close} />}
      {open === 'replaces' && <ReplacesDialog certificate={certificate} onClose={close} />}
      <ConfirmDialog
        open={open === 'retire'}
        title={translate('certificates.retire.title', { name: titleOf(certificate) })}
        action={translate('certificates.retire.button')}
        busy={change.isPending}
        danger
        onConfirm={retire}
        onClose={close}
      >
        {translate('certificates.retire.help')}
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'delete'}
        title={translate('certificates.delete.title', { name: titleOf(certificate) })}
        action={translate('certificates.delete.action')}
        busy={remove.isPending}
        danger
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {translate('certificates.delete.help')}
      </ConfirmDialog>
    </>
  );
};
