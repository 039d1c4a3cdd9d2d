import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { ApiToken } from '../../server/users/users.contract.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { useAction } from '../providers/useApi.js';

export const RevokeToken = ({ token }: { readonly token: ApiToken }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const revoke = useAction(`/api-tokens/${token.id}`, {
    method: 'DELETE',
    done: 'settings.tokens.revoked',
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        {translate('settings.tokens.revoke')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={translate('settings.tokens.revoke_title', { name: token.name })}
        action={translate('settings.tokens.revoke')}
        danger
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate()}
        onClose={() => setAsking(false)}
      >
        {translate('settings.tokens.revoke_help')}
      </ConfirmDialog>
    </>
  );
};
