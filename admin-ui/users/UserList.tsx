import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { ROLES, USER_STATES, type User } from '../../server/users/users.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { useMay } from '../providers/useMe.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { CreateUserDialog } from './CreateUserDialog.js';
import { STATE_OF_CONSENT, STATE_OF_USER } from './states.js';

const UserList = () => {
  const translate = useTranslate();
  const mayWrite = useMay('users.write');
  const [creating, setCreating] = useState(false);
  const columns: Column<User>[] = [
    { key: 'name', label: translate('field.name'), sortable: true, render: ({ name }) => name },
    {
      key: 'email',
      label: translate('field.email'),
      sortable: true,
      phone: 'bare',
      render: ({ email }) => email,
    },
    {
      key: 'role',
      label: translate('settings.users.role'),
      sortable: true,
      render: ({ role }) => translate(`roles.${role}.name`),
    },
    {
      key: 'state',
      label: translate('settings.users.state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_USER[state]} label={translate(`settings.users.states.${state}`)} />
      ),
    },
    {
      key: 'decider',
      label: translate('settings.users.consent.title'),
      render: ({ decider: { state } }) =>
        state === 'not-a-decider' ? (
          '–'
        ) : (
          <StateChip
            state={STATE_OF_CONSENT[state]}
            label={translate(`settings.users.consent.states.${state}`)}
            plain={state === 'consented'}
          />
        ),
    },
    {
      key: 'lastSignInAt',
      label: translate('settings.users.last_sign_in'),
      sortable: true,
      render: ({ lastSignInAt }) =>
        lastSignInAt ? <Moment at={lastSignInAt} focusable={false} /> : translate('settings.users.never'),
    },
  ];
  return (
    <ListPage<User>
      resource="users"
      title={translate('settings.users.title')}
      lead={translate('settings.users.lead')}
      sort={{ field: 'name', order: 'ASC' }}
      actions={
        mayWrite && (
          <Button variant="contained" onClick={() => setCreating(true)}>
            {translate('settings.users.create')}
          </Button>
        )
      }
      aside={
        <>
          <SettingsTabs />
          {creating && <CreateUserDialog onClose={() => setCreating(false)} />}
        </>
      }
      filters={
        <>
          <SearchFilter label={translate('settings.users.search')} />
          <ChoiceFilter
            source="role"
            label={translate('settings.users.role')}
            any={translate('list.any')}
            choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}.name`) }))}
          />
          <ChoiceFilter
            source="state"
            label={translate('settings.users.state')}
            any={translate('list.any')}
            choices={USER_STATES.map((id) => ({ id, name: translate(`settings.users.states.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<User>
        caption={translate('settings.users.title')}
        columns={columns}
        to={({ id }) => `/settings/users/${id}`}
        empty={<EmptyState title={translate('settings.users.empty')} />}
      />
    </ListPage>
  );
};

export default UserList;
