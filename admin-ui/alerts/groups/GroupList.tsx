import { useState } from 'react';
import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AlertGroupView } from '../../../server/alerts/alert-rules.contract.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { StateChip } from '../../components/StateChip.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { rulePath } from '../address.js';
import { AlertTabs } from '../AlertTabs.js';
import { ListenerProblems } from '../rules/ListenerProblems.js';
import { GroupDialog } from './GroupDialog.js';

const MOST = 200;
const SHOWN = 8;

/** Who stands behind the names that rules use, and whether anybody reads there. */
const GroupList = () => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`alert_groups.${key}`, values);
  const mayWrite = useMay('alerts.rules');
  const { data, error, refetch } = useGetList<AlertGroupView>('alert-groups', {
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  const [asked, ask] = useState<{ readonly group?: AlertGroupView; readonly remove?: true }>();
  const close = () => ask(undefined);
  if (!data && !error) return <PageSkeleton />;
  return (
    <Page
      title={words('title')}
      lead={words('lead')}
      actions={
        mayWrite && (
          <Button variant="contained" startIcon={<AddOutlined />} onClick={() => ask({})}>
            {words('create')}
          </Button>
        )
      }
    >
      <AlertTabs />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Cards>
        {data?.map((group) => (
          <Card
            key={group.id}
            group={group}
            onEdit={mayWrite && !group.shipped ? () => ask({ group }) : undefined}
            onRemove={mayWrite && !group.shipped ? () => ask({ group, remove: true }) : undefined}
          />
        ))}
      </Cards>
      {asked && !asked.remove && <GroupDialog {...(asked.group && { group: asked.group })} onClose={close} />}
      {asked?.group && asked.remove && <RemoveGroup group={asked.group} onClose={close} />}
    </Page>
  );
};

interface CardProps {
  readonly group: AlertGroupView;
  readonly onEdit: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

const Card = ({ group, onEdit, onRemove }: CardProps) => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`alert_groups.${key}`, values);
  const { name, note, members, reaches, problems, usedBy, shipped } = group;
  const nobody = reaches.length === 0;
  return (
    <li aria-label={name}>
      <header>
        <h2>{name}</h2>
        <StateChip
          state={nobody ? 'critical' : problems.length > 0 ? 'warning' : 'ok'}
          label={nobody ? words('reaches_nobody') : words('reaches', { smart_count: reaches.length })}
        />
      </header>
      {note && <p>{note}</p>}
      {shipped && <p>{words('shipped')}</p>}
      <p>
        {members
          .map((member) =>
            member.kind === 'role'
              ? words('everybody_with', { role: translate(`roles.${member.role}.name`) })
              : '',
          )
          .filter(Boolean)
          .join(', ')}
      </p>
      {reaches.length > 0 && (
        <ul aria-label={words('who')}>
          {reaches.slice(0, SHOWN).map((one) => (
            <li key={one.address}>
              {one.name && `${one.name} · `}
              <span>{one.address}</span>
            </li>
          ))}
          {reaches.length > SHOWN && <li>{words('more', { smart_count: reaches.length - SHOWN })}</li>}
        </ul>
      )}
      {problems.length > 0 && <ListenerProblems problems={problems} nobody={nobody} />}
      <footer>
        <span>
          {usedBy.length === 0 ? (
            words('unused')
          ) : (
            <>
              {words('used_by')}{' '}
              {usedBy.map((rule, index) => (
                <span key={rule.id}>
                  {index > 0 && ', '}
                  <Link component={RouterLink} to={rulePath(rule.id)} underline="always">
                    {rule.name}
                  </Link>
                </span>
              ))}
            </>
          )}
        </span>
        {onEdit && (
          <Button size="small" variant="outlined" onClick={onEdit} aria-label={words('edit', { name })}>
            {translate('action.edit')}
          </Button>
        )}
        {onRemove && usedBy.length === 0 && (
          <Button size="small" color="error" onClick={onRemove} aria-label={words('delete', { name })}>
            {translate('ra.action.delete')}
          </Button>
        )}
      </footer>
    </li>
  );
};

const RemoveGroup = ({
  group,
  onClose,
}: {
  readonly group: AlertGroupView;
  readonly onClose: () => void;
}) => {
  const translate = useTranslate();
  const remove = useAction(`/alert-groups/${group.id}`, {
    ...{ method: 'DELETE', done: 'alert_groups.deleted' },
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      danger
      title={translate('alert_groups.delete_title', { name: group.name })}
      action={translate('ra.action.delete')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {translate('alert_groups.delete_help')}
    </ConfirmDialog>
  );
};

const Cards = styled('ul')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
  gap: 16,
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexDirection: 'column',
    gap: 8,
    padding: 18,
    borderRadius: 10,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    minWidth: 0,
  },
  '& header': { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 8 },
  '& h2': { margin: 0, fontSize: '1rem', fontWeight: 620, overflowWrap: 'anywhere' },
  '& p': { margin: 0, color: theme.palette.text.secondary },
  '& p:empty': { display: 'none' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, overflowWrap: 'anywhere' },
  '& ul span': { color: theme.palette.text.secondary },
  '& footer': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 8,
    marginTop: 'auto',
    paddingTop: 6,
  },
  '& footer > span': { flex: '1 1 160px', fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));

export default GroupList;
