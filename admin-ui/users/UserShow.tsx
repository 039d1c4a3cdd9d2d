import { useState } from 'react';
import Button from '@mui/material/Button';
import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { ChangeUser, User } from '../../server/users/users.contract.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useAction } from '../providers/useApi.js';
import { useMay, useMe } from '../providers/useMe.js';
import { AccountConsent } from './AccountConsent.js';
import { EditUserDialog } from './EditUserDialog.js';
import { ResetUserDialog } from './ResetUserDialog.js';
import { STATE_OF_USER } from './states.js';

/** One user: who, which role, and what an administrator can do about the account. */
const UserShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data: user, error, refetch } = useGetOne<User>('users', { id });
  const parent = { to: '/settings/users', label: translate('settings.users.title') };
  if (error)
    return (
      <Page title={translate('settings.users.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!user) return <PageSkeleton />;
  return (
    <Page title={user.name} lead={user.email} parent={parent} narrow actions={<Actions user={user} />}>
      <Section title={translate('settings.users.account')}>
        <Facts
          facts={[
            {
              label: translate('settings.users.state'),
              value: (
                <StateChip
                  state={STATE_OF_USER[user.state]}
                  label={translate(`settings.users.states.${user.state}`)}
                />
              ),
            },
            {
              label: translate('settings.users.role'),
              value: `${translate(`roles.${user.role}.name`)}. ${translate(`roles.${user.role}.help`)}`,
            },
            {
              label: translate('settings.users.last_sign_in'),
              value: user.lastSignInAt ? (
                <Moment at={user.lastSignInAt} />
              ) : (
                translate('settings.users.never')
              ),
            },
            { label: translate('settings.users.created'), value: <Moment at={user.createdAt} show="time" /> },
          ]}
        />
      </Section>
      <AccountConsent user={user} />
    </Page>
  );
};

type Open = 'edit' | 'reset' | 'disable' | undefined;

const Actions = ({ user }: { readonly user: User }) => {
  const translate = useTranslate();
  const mayWrite = useMay('users.write');
  const me = useMe();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const change = useAction<unknown, ChangeUser>(`/users/${user.id}`, {
    method: 'PATCH',
    done: 'saved',
    onDone: close,
  });
  if (!mayWrite) return null;
  const own = me?.id === user.id;
  const disabled = user.state === 'disabled';
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen('edit')}>
        {translate('action.edit')}
      </Button>
      {!own && !disabled && (
        <Button variant="outlined" onClick={() => setOpen('reset')}>
          {translate('settings.users.reset')}
        </Button>
      )}
      {!own &&
        (disabled ? (
          <Button
            variant="outlined"
            onClick={() => change.mutate({ state: 'active', version: user.version })}
          >
            {translate('settings.users.enable')}
          </Button>
        ) : (
          <Button variant="outlined" color="error" onClick={() => setOpen('disable')}>
            {translate('settings.users.disable')}
          </Button>
        ))}
      {open === 'edit' && <EditUserDialog user={user} onClose={close} />}
      {open === 'reset' && <ResetUserDialog user={user} onClose={close} />}
      <ConfirmDialog
        open={open === 'disable'}
        title={translate('settings.users.disable_title', { name: user.name })}
        action={translate('settings.users.disable')}
        danger
        busy={change.isPending}
        onConfirm={() => change.mutate({ state: 'disabled', version: user.version })}
        onClose={close}
      >
        {translate('settings.users.disable_help')}
      </ConfirmDialog>
    </>
  );
};

export default UserShow;
