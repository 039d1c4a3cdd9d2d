import { useState } from 'react';
import { useGetList } from 'react-admin';
import { STEP_ROLES } from '../../../server/reviews/reviews.contract.js';
import type { User } from '../../../server/users/users.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { FormDialog } from '../../components/FormDialog.js';
import { CommandProblem, useMaySend } from './CommandProblem.js';
import { useCommand } from './useCommand.js';
import { useRecordWords } from './useRecordWords.js';
import { isApplicant, useSeenReview } from './useSeenReview.js';

/** To somebody who decides and has not applied. */
export const AssignDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const [assigneeId, setAssignee] = useState('');
  const [tried, setTried] = useState(false);
  const { data = [] } = useGetList<User>('users', {
    filter: { role: [...STEP_ROLES] },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 100 },
  });
  const order = useCommand('assign', { quiet: true, onDone: onClose });
  const maySend = useMaySend({ command: 'assign', order });
  const suitable = data.filter(
    ({ id, state }) => state !== 'disabled' && id !== review.assignee?.id && !isApplicant(review, id),
  );
  return (
    <FormDialog
      title={words.say('assign.title')}
      action={words.command('assign')}
      busy={!maySend}
      onSubmit={() => {
        setTried(true);
        if (maySend && assigneeId !== '') order.send({ assigneeId });
      }}
      onClose={onClose}
    >
      <CommandProblem command="assign" order={order} />
      <ChoiceField
        label={words.say('assign.field')}
        value={assigneeId}
        onChange={setAssignee}
        choices={[
          { id: '', name: words.say('assign.choose') },
          ...suitable.map(({ id, name, email }) => ({ id, name: `${name} (${email})` })),
        ]}
        help={words.say(tried && assigneeId === '' ? 'assign.needed' : 'assign.help')}
      />
    </FormDialog>
  );
};
