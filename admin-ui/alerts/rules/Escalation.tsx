import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useChannels } from '../channels/useChannels.js';
import { useGroups } from '../groups/useGroups.js';
import type { Draft } from './draft.js';
import { ManyOf, Question, Tick, ToggleChips } from './fields.js';
import { useRuleWords } from './useRuleWords.js';
import type { PartProps } from './WhichAlerts.js';

/** As the server has it. */
const MOST_STEPS = 5;
const NEXT_HOURS = 24;

type StepDraft = Draft['escalation'][number];

/** Who hears it next when nobody acknowledges it. */
export const Escalation = ({ draft: { escalation }, change, disabled }: PartProps) => {
  const { say } = useRuleWords();
  const set = (at: number, changes: Partial<StepDraft>) =>
    change({ escalation: escalation.map((step, index) => (index === at ? { ...step, ...changes } : step)) });
  const add = () => {
    const afterHours = (escalation.at(-1)?.afterHours ?? 0) + NEXT_HOURS;
    const step = { afterHours, groupIds: [], defaultRecipient: false, channels: ['email'] };
    change({ escalation: [...escalation, step] });
  };
  return (
    <Question title={say('parts.escalation')} help={say('parts.escalation_help')}>
      {escalation.map((step, index) => (
        <StepFields
          key={index}
          number={index + 1}
          step={step}
          disabled={disabled}
          onChange={(changes) => set(index, changes)}
          onRemove={() => change({ escalation: escalation.filter((_, other) => other !== index) })}
        />
      ))}
      {!disabled && escalation.length < MOST_STEPS && (
        <Button startIcon={<AddOutlined />} onClick={add} sx={{ alignSelf: 'flex-start' }}>
          {say('escalation.add')}
        </Button>
      )}
    </Question>
  );
};

interface StepFieldsProps {
  readonly number: number;
  readonly step: StepDraft;
  readonly disabled: boolean;
  readonly onChange: (changes: Partial<StepDraft>) => void;
  readonly onRemove: () => void;
}

const StepFields = ({ number, step, disabled, onChange, onRemove }: StepFieldsProps) => {
  const { say } = useRuleWords();
  const groups = useGroups();
  const channels = useChannels();
  return (
    <OneStep role="group" aria-label={say('escalation.step', { number })}>
      <TextField
        type="number"
        label={say('escalation.after')}
        disabled={disabled}
        value={step.afterHours}
        onChange={({ target }) => onChange({ afterHours: Number(target.value) })}
        slotProps={{ htmlInput: { min: 0.25, max: 2000, step: 1 }, inputLabel: { shrink: true } }}
        sx={{ width: 170 }}
      />
      <ManyOf
        label={say('escalation.groups')}
        disabled={disabled}
        chosen={step.groupIds}
        choices={groups.map(({ id, name }) => ({ id, name }))}
        onChange={(groupIds) => onChange({ groupIds })}
      />
      <ToggleChips
        label={say('fields.channels')}
        disabled={disabled}
        chosen={step.channels}
        choices={channels}
        onChange={(next) => next.length > 0 && onChange({ channels: next })}
      />
      <Tick
        label={say('escalation.default_recipient')}
        disabled={disabled}
        checked={step.defaultRecipient}
        onChange={(defaultRecipient) => onChange({ defaultRecipient })}
      />
      {!disabled && (
        <Button size="small" color="error" onClick={onRemove} sx={{ alignSelf: 'flex-start' }}>
          {say('escalation.remove', { number })}
        </Button>
      )}
    </OneStep>
  );
};

const OneStep = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  paddingLeft: 14,
  borderLeft: `3px solid ${theme.palette.states.warning.line}`,
}));
