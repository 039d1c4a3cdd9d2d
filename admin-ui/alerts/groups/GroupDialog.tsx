import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useGetList, useTranslate } from 'react-admin';
import type { z } from 'zod';
import {
  type AlertGroupView,
  type ChangeAlertGroup,
  type CreateAlertGroup,
  createAlertGroupSchema,
  type groupMemberSchema,
} from '../../../server/alerts/alert-rules.contract.js';
import { ROLES, type Role, type User } from '../../../server/users/users.contract.js';
import { Banner } from '../../components/Banner.js';
import { FormDialog } from '../../components/FormDialog.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { ManyOf, ToggleChips } from '../rules/fields.js';

type Member = z.output<typeof groupMemberSchema>;

const MOST = 500;

interface GroupDialogProps {
  readonly group?: AlertGroupView;
  readonly onClose: () => void;
}

/** A group's name and who is in it: accounts, whole roles, and addresses of others. */
export const GroupDialog = ({ group, onClose }: GroupDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const words = (key: string, values = {}) => translate(`alert_groups.${key}`, values);
  const maySeeUsers = useMay('users.read');
  const { data: users = [] } = useGetList<User>(
    'users',
    { sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: MOST } },
    { enabled: maySeeUsers },
  );
  const [name, setName] = useState(group?.name ?? '');
  const [note, setNote] = useState(group?.note ?? '');
  const [members, setMembers] = useState<readonly Member[]>(group?.members ?? []);
  const [tried, setTried] = useState(false);
  const save = useAction<AlertGroupView, CreateAlertGroup | ChangeAlertGroup>(
    group === undefined ? '/alert-groups' : `/alert-groups/${group.id}`,
    { method: group === undefined ? 'POST' : 'PATCH', quiet: true, done: 'saved', onDone: onClose },
  );
  const input = { name: name.trim(), note: note.trim(), members: [...members] };
  const checked = createAlertGroupSchema.safeParse(input);
  const others = (kind: Member['kind']) => members.filter((member) => member.kind !== kind);
  const emails = members.flatMap((member) => (member.kind === 'email' ? [member.email] : []));
  return (
    <FormDialog
      title={group === undefined ? words('create') : words('edit', { name: group.name })}
      action={translate('action.save')}
      busy={save.isPending}
      onSubmit={() => {
        setTried(true);
        if (checked.success) save.mutate(group === undefined ? input : { ...input, version: group.version });
      }}
      onClose={onClose}
    >
      {save.error && (
        <Banner state="critical" title={sentence(save.error)}>
          <FieldErrors error={save.error} />
        </Banner>
      )}
      {tried && !checked.success && <Banner state="critical" title={words('incomplete')} />}
      <TextField
        label={words('fields.name')}
        value={name}
        autoFocus
        error={tried && name.trim() === ''}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <ManyOf
        label={words('fields.users')}
        disabled={!maySeeUsers}
        chosen={members.flatMap((member) => (member.kind === 'user' ? [member.userId] : []))}
        choices={users.map(({ id, name: person, email }) => ({ id, name: `${person} · ${email}` }))}
        onChange={(ids) =>
          setMembers([...others('user'), ...ids.map((userId) => ({ kind: 'user' as const, userId }))])
        }
      />
      <div>
        <div style={{ marginBottom: 6 }}>{words('fields.roles')}</div>
        <ToggleChips<Role>
          label={words('fields.roles')}
          chosen={members.flatMap((member) => (member.kind === 'role' ? [member.role] : []))}
          choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}.name`) }))}
          onChange={(roles) =>
            setMembers([...others('role'), ...roles.map((role) => ({ kind: 'role' as const, role }))])
          }
        />
      </div>
      <ManyOf
        free
        label={words('fields.emails')}
        help={words('fields.emails_help')}
        chosen={emails}
        choices={[]}
        onChange={(next) =>
          setMembers([
            ...others('email'),
            ...next.map((email) => ({ kind: 'email' as const, email: email.trim(), name: '' })),
          ])
        }
      />
      <TextField
        label={words('fields.note')}
        value={note}
        multiline
        minRows={2}
        onChange={({ target }) => setNote(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
};
