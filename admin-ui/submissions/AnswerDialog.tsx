import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import {
  BANK_ANSWERS,
  type BankAnswer,
  type NewBankAnswer,
  type SubmissionDetails,
} from '../../server/submissions/submissions.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

interface DialogProps {
  readonly submission: SubmissionDetails;
  readonly onClose: () => void;
}

/** What the bank said. An approval says what was granted, never more than was approved here. */
export const AnswerDialog = ({ submission, onClose }: DialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [outcome, setOutcome] = useState<BankAnswer>('approved');
  const [reference, setReference] = useState(submission.reference ?? '');
  const [text, setText] = useState('');
  const [roles, setRoles] = useState<readonly string[]>(submission.roles);
  const [endpoints, setEndpoints] = useState<readonly string[]>(submission.endpoints);
  const [until, setUntil] = useState(submission.validUntil?.slice(0, 10) ?? '');
  const record = useAction<unknown, NewBankAnswer>(`/submissions/${submission.id}/answer`, {
    quiet: true,
    done: 'submissions.answered',
    onDone: onClose,
  });
  const submit = () => {
    const said = { version: submission.version, reference, text };
    if (outcome !== 'approved') return record.mutate({ ...said, outcome });
    const asApproved = until === (submission.validUntil?.slice(0, 10) ?? '');
    record.mutate({
      ...said,
      outcome,
      roles: submission.roles.filter((role) => roles.includes(role)),
      ...(submission.endpoints.length > 0 && { endpoints: [...endpoints] }),
      ...(!asApproved && until !== '' && { validUntil: `${until}T23:59:59Z` }),
    });
  };
  const granting = outcome === 'approved';
  return (
    <FormDialog
      title={translate('submissions.answer')}
      action={translate('submissions.answer_save')}
      busy={record.isPending || (granting && roles.length === 0)}
      onSubmit={submit}
      onClose={onClose}
    >
      {record.error && <Banner state="critical" title={sentence(record.error)} />}
      <ChoiceField
        label={translate('submissions.fields.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(BANK_ANSWERS.find((one) => one === value) ?? 'approved')}
        choices={BANK_ANSWERS.map((id) => ({ id, name: translate(`submissions.states.${id}`) }))}
        help={translate(`submissions.answer_helps.${outcome}`)}
      />
      {granting && (
        <>
          <Choices
            label={translate('submissions.fields.granted_roles')}
            all={submission.roles}
            chosen={roles}
            onChange={setRoles}
          />
          {submission.endpoints.length > 0 && (
            <Choices
              label={translate('submissions.fields.granted_endpoints')}
              all={submission.endpoints}
              chosen={endpoints}
              onChange={setEndpoints}
            />
          )}
          <TextField
            type="date"
            label={translate('submissions.fields.validUntil')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </>
      )}
      <TextField
        label={translate('submissions.fields.reference')}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={translate('submissions.fields.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        multiline
        minRows={3}
        slotProps={{ htmlInput: { maxLength: 5_000 } }}
      />
    </FormDialog>
  );
};

interface ChoicesProps {
  readonly label: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const Choices = ({ label, all, chosen, onChange }: ChoicesProps) => (
  <FormGroup role="group" aria-label={label}>
    <Typography variant="body2" color="textSecondary">
      {label}
    </Typography>
    {all.map((one) => (
      <FormControlLabel
        key={one}
        control={
          <Checkbox
            size="small"
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
            }
          />
        }
        label={one}
      />
    ))}
  </FormGroup>
);
