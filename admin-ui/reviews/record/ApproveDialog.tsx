import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { useEditions } from '../../applications/target/api-editions.js';
import { Banner } from '../../components/Banner.js';
import { FormDialog } from '../../components/FormDialog.js';
import { MONOSPACE } from '../../theme/theme.js';
import { CommandProblem, useMaySend } from './CommandProblem.js';
import { useCommand } from './useCommand.js';
import { useKeptText } from './useKeptText.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

interface ApproveDialogProps {
  readonly examination: Examination | undefined;
  readonly onClose: () => void;
}

/** As asked for, unless it is made narrower; Enter is enough. */
export const ApproveDialog = ({ examination, onClose }: ApproveDialogProps) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { application, approvals, approvalsNeeded, remarks, certificateNotAfter } = review;
  const [comment, setComment] = useKeptText(`${review.id} approve`);
  const [roles, setRoles] = useState(application.roles);
  const [without, setWithout] = useState<readonly string[]>([]);
  const [validUntil, setValidUntil] = useState('');
  const order = useCommand('approve', {
    quiet: true,
    onDone: () => {
      setComment('');
      onClose();
    },
  });
  const maySend = useMaySend({ command: 'approve', order });
  const { data = [] } = useEditions();
  const offered = (data.find(({ id }) => id === application.edition)?.endpoints ?? []).filter(
    ({ id, role, status }) =>
      role !== null &&
      roles.includes(role) &&
      status !== 'not-supported' &&
      (application.endpoints.length === 0 || application.endpoints.includes(id)),
  );
  const kept = offered.filter(({ id }) => !without.includes(id)).map(({ id }) => id);
  const isNarrower = kept.length < offered.length;
  const isEmpty = roles.length === 0 || (offered.length > 0 && kept.length === 0);
  const usable = examination?.verdict?.usableRoles;
  const submit = () => {
    if (!maySend || isEmpty) return;
    order.send({
      comment: comment.trim(),
      ...(roles.length < application.roles.length && { roles }),
      ...(isNarrower && { endpoints: kept }),
      ...(validUntil !== '' && { validUntil }),
    });
  };
  const left = approvalsNeeded - approvals - 1;
  return (
    <FormDialog
      title={words.say('approve.title', { number: review.number })}
      action={words.command('approve')}
      busy={!maySend || isEmpty}
      startsAtAction
      onSubmit={submit}
      onClose={onClose}
    >
      <CommandProblem command="approve" order={order} />
      <Typography>
        {left > 0 ? words.say('approve.more_needed', { smart_count: left }) : words.say('approve.last')}
      </Typography>
      {remarks.length > 0 && (
        <Banner state="notice" title={words.say('remarks.title')}>
          {remarks.map((remark) => (
            <div key={remark}>{words.remark(remark)}</div>
          ))}
        </Banner>
      )}
      <FormGroup role="group" aria-label={words.say('approve.roles')}>
        <Typography variant="body2" color="textSecondary">
          {words.say('approve.roles')}
        </Typography>
        {application.roles.map((role) => (
          <FormControlLabel
            key={role}
            control={
              <Checkbox
                size="small"
                checked={roles.includes(role)}
                onChange={(_, on) =>
                  setRoles(application.roles.filter((one) => (one === role ? on : roles.includes(one))))
                }
              />
            }
            label={`${words.role(role)} (${role})${
              usable !== undefined && !usable.includes(role) ? ` – ${words.say('role_unusable')}` : ''
            }`}
          />
        ))}
      </FormGroup>
      {offered.length > 0 && (
        <details>
          <summary style={{ cursor: 'pointer' }}>
            {words.say('approve.endpoints', { kept: kept.length, count: offered.length })}
          </summary>
          <FormGroup>
            {offered.map(({ id, method, path }) => (
              <FormControlLabel
                key={id}
                control={
                  <Checkbox
                    size="small"
                    checked={kept.includes(id)}
                    onChange={(_, on) =>
                      setWithout(on ? without.filter((one) => one !== id) : [...without, id])
                    }
                  />
                }
                label={
                  <code style={{ fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
                    {method} {path}
                  </code>
                }
              />
            ))}
          </FormGroup>
        </details>
      )}
      <TextField
        type="date"
        label={words.say('approve.until')}
        value={validUntil}
        onChange={({ target }) => setValidUntil(target.value)}
        helperText={words.say('approve.until_help')}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: certificateNotAfter === null ? {} : { max: certificateNotAfter.slice(0, 10) },
        }}
      />
      <TextField
        label={words.say('approve.comment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 5_000 } }}
      />
    </FormDialog>
  );
};
