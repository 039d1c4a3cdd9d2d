import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { CONSENT_SCOPES } from '../../../server/connections/connections.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useConnectionWords } from '../words.js';
import type { StepMore, StepRunner } from './useStepRunner.js';

interface StepDialogProps {
  readonly runner: StepRunner;
  readonly customerIsHere: boolean;
  readonly onClose: () => void;
}

/** What the consent shall open. The customer chooses the accounts at the bank, unless they are named here. */
export const ConsentDialog = ({ runner, customerIsHere, onClose }: StepDialogProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const [scope, setScope] = useState<string>('bank-offered');
  const [ibans, setIbans] = useState('');
  const [recurring, setRecurring] = useState(true);
  const [psu, setPsu] = useState('');
  const [isHere, setHere] = useState(customerIsHere);
  const [tried, setTried] = useState(false);
  const named = ibans.split(/[\n,;]+/).flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
  const ibansMissing = scope === 'dedicated' && named.length === 0;
  const failure = runner.failure?.step === 'consent.create' ? runner.failure.error : null;
  const submit = () => {
    setTried(true);
    if (!isHere || ibansMissing) return;
    const more: StepMore = {
      customerIsHere: true,
      consent: {
        scope: CONSENT_SCOPES.find((one) => one === scope) ?? 'bank-offered',
        ibans: scope === 'dedicated' ? named : [],
        ...{ recurring, psu },
      },
    };
    runner.run('consent.create', more, onClose);
  };
  return (
    <FormDialog
      title={words.word('steps', 'consent.create')}
      action={say('consent.action')}
      busy={runner.running !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {failure !== null && (
        <Banner state="critical" title={sentence(failure)}>
          <FieldErrors error={failure} />
        </Banner>
      )}
      <Typography variant="body2" color="textSecondary">
        {say('consent.help')}
      </Typography>
      <ChoiceField
        label={say('consent.scope')}
        value={scope}
        onChange={setScope}
        choices={CONSENT_SCOPES.map((id) => ({ id, name: words.word('consent.scopes', id) }))}
        help={words.word('consent.scope_help', scope)}
      />
      {scope === 'dedicated' && (
        <TextField
          label={say('consent.ibans')}
          value={ibans}
          onChange={({ target }) => setIbans(target.value)}
          error={tried && ibansMissing}
          helperText={say(tried && ibansMissing ? 'consent.ibans_missing' : 'consent.ibans_help')}
          multiline
          minRows={2}
          autoComplete="off"
          slotProps={{ htmlInput: { maxLength: 500, spellCheck: false } }}
        />
      )}
      <ChoiceField
        label={say('consent.kind')}
        value={recurring ? 'recurring' : 'one_off'}
        onChange={(kind) => setRecurring(kind === 'recurring')}
        choices={['recurring', 'one_off'].map((id) => ({ id, name: words.word('consent.kinds', id) }))}
      />
      <TextField
        label={say('consent.psu')}
        value={psu}
        onChange={({ target }) => setPsu(target.value)}
        helperText={say('consent.psu_help')}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200, spellCheck: false } }}
      />
      <IsHere isHere={isHere} onChange={setHere} missing={tried && !isHere} />
    </FormDialog>
  );
};

interface IsHereProps {
  readonly isHere: boolean;
  readonly missing: boolean;
  readonly onChange: (isHere: boolean) => void;
}

/** The bank is told the customer's address; nobody shall say so of somebody who is not there. */
export const IsHere = ({ isHere, missing, onChange }: IsHereProps) => {
  const { say } = useConnectionWords();
  return (
    <div>
      <FormControlLabel
        control={
          <Checkbox
            checked={isHere}
            onChange={(_, on) => onChange(on)}
            slotProps={{ input: { 'aria-invalid': missing } }}
          />
        }
        label={say('customer.here')}
      />
      <Typography variant="body2" color={missing ? 'error' : 'textSecondary'}>
        {say(missing ? 'customer.needed' : 'customer.needed_help')}
      </Typography>
    </div>
  );
};
