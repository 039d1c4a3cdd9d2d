import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { ApproveDialog } from './ApproveDialog.js';
import { AssignDialog } from './AssignDialog.js';
import { RejectDialog } from './RejectDialog.js';
import { TextDialog } from './TextDialog.js';
import { WaiveDialog } from './WaiveDialog.js';

/** What asks for more than a click. */
export type Asked = 'approve' | 'reject' | 'ask' | 'assign' | 'reopen' | 'withdraw' | 'waive';

interface DecisionDialogsProps {
  readonly asked: Asked;
  readonly examination: Examination | undefined;
  readonly onClose: () => void;
}

export const DecisionDialogs = ({ asked, examination, onClose }: DecisionDialogsProps) => {
  switch (asked) {
    case 'approve':
      return <ApproveDialog examination={examination} onClose={onClose} />;
    case 'reject':
      return <RejectDialog onClose={onClose} />;
    case 'assign':
      return <AssignDialog onClose={onClose} />;
    case 'waive':
      return <WaiveDialog examination={examination} onClose={onClose} />;
    case 'ask':
      return <TextDialog command="ask" field="question" least={3} onClose={onClose} />;
    case 'reopen':
      return <TextDialog command="reopen" field="reason" least={10} onClose={onClose} />;
    case 'withdraw':
      return <TextDialog command="withdraw" field="comment" least={0} onClose={onClose} />;
  }
};
