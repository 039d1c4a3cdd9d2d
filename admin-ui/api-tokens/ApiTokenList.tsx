import { useState } from 'react';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { type ApiToken, TOKEN_STATES } from '../../server/users/users.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { ChoiceFilter } from '../components/filters.js';
import type { State } from '../theme/states.js';
import { useMay } from '../providers/useMe.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { CreateTokenDialog } from './CreateTokenDialog.js';
import { RevokeToken } from './RevokeToken.js';

const STATE_OF_TOKEN = { active: 'ok', expired: 'ended', revoked: 'ended' } as const satisfies Record<
  ApiToken['state'],
  State
>;

/** Keys of scripts. One's own; an administrator sees everybody's. */
const ApiTokenList = () => {
  const translate = useTranslate();
  const seesAll = useMay('users.write');
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="contained" onClick={() => setCreating(true)}>
      {translate('settings.tokens.create')}
    </Button>
  );
  const columns: Column<ApiToken>[] = [
    { key: 'name', label: translate('settings.tokens.name'), sortable: true, render: ({ name }) => name },
    ...(seesAll
      ? [
          {
            key: 'userName',
            label: translate('settings.tokens.owner'),
            render: ({ userName }: ApiToken) => userName,
          },
        ]
      : []),
    {
      key: 'state',
      label: translate('settings.tokens.state'),
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_TOKEN[state]} label={translate(`settings.tokens.states.${state}`)} />
      ),
    },
    {
      key: 'scopes',
      label: translate('settings.tokens.scopes'),
      flexible: true,
      render: ({ scopes }) =>
        scopes.map((scope) => translate(`permissions.${scope}`, { _: scope })).join(', '),
    },
    {
      key: 'expiresAt',
      label: translate('settings.tokens.expires'),
      sortable: true,
      render: ({ expiresAt }) => <Moment at={expiresAt} focusable={false} />,
    },
    {
      key: 'lastUsedAt',
      label: translate('settings.tokens.last_used'),
      render: ({ lastUsedAt }) =>
        lastUsedAt ? <Moment at={lastUsedAt} focusable={false} /> : translate('settings.users.never'),
    },
    {
      key: 'revoke',
      label: translate('settings.tokens.action'),
      phone: 'bare',
      render: (token) => token.state === 'active' && <RevokeToken token={token} />,
    },
  ];
  return (
    <ListPage<ApiToken>
      resource="api-tokens"
      title={translate('settings.tokens.title')}
      lead={translate('settings.tokens.lead')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={create}
      aside={
        <>
          <SettingsTabs />
          {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
        </>
      }
      filters={
        <ChoiceFilter
          source="state"
          label={translate('settings.tokens.state')}
          any={translate('list.any')}
          choices={TOKEN_STATES.map((id) => ({ id, name: translate(`settings.tokens.states.${id}`) }))}
        />
      }
    >
      <ListTable<ApiToken>
        caption={translate('settings.tokens.title')}
        columns={columns}
        empty={
          <EmptyState icon={KeyOutlined} title={translate('settings.tokens.empty')} action={create}>
            {translate('settings.tokens.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default ApiTokenList;
