import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import { styled } from '@mui/material/styles';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import {
  API_EDITIONS,
  API_ENVIRONMENTS,
  type ProposeProfile,
  REVIEW_LANES,
  STEP_ROLES,
} from '../../server/reviews/decisions.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { Section } from '../components/Section.js';
import { useDecisionWords } from './words.js';

export interface FieldsProps {
  readonly value: ProposeProfile;
  /** Fields that cannot be sent like this; empty until somebody tried. */
  readonly wrong: ReadonlySet<string>;
  readonly set: (changes: Partial<ProposeProfile>) => void;
}

const MOST_PEOPLE = 3;
const ANY = '';

export const ScopeFields = ({ value, wrong, set }: FieldsProps) => {
  const { say, edition, environment } = useDecisionWords();
  return (
    <Section title={say('propose.for_what')} lead={say('propose.for_what_help')}>
      <Stack spacing={2.5}>
        <Pair>
          <ChoiceField
            label={say('fields.edition')}
            value={value.edition ?? ANY}
            onChange={(chosen) => set({ edition: API_EDITIONS.find((one) => one === chosen) ?? null })}
            choices={[null, ...API_EDITIONS].map((one) => ({ id: one ?? ANY, name: edition(one) }))}
          />
          <ChoiceField
            label={say('fields.environment')}
            value={value.environment ?? ANY}
            onChange={(chosen) =>
              set({ environment: API_ENVIRONMENTS.find((one) => one === chosen) ?? null })
            }
            choices={[null, ...API_ENVIRONMENTS].map((one) => ({ id: one ?? ANY, name: environment(one) }))}
          />
        </Pair>
        <TextField
          label={say('fields.name')}
          value={value.name}
          onChange={({ target }) => set({ name: target.value })}
          error={wrong.has('name')}
          helperText={say(wrong.has('name') ? 'propose.needed' : 'propose.name_help')}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      </Stack>
    </Section>
  );
};

/** How many, who looks at what in which order, and whether they see each other's votes. */
export const PeopleFields = ({ value, wrong, set }: FieldsProps) => {
  const { say } = useDecisionWords();
  const translate = useTranslate();
  const { approvals, renewalApprovals, steps, stepRoles = [], blindSecond } = value;
  const counts = (most: number) =>
    Array.from({ length: most }, (_, index) => ({
      id: String(index + 1),
      name: say('people', { smart_count: index + 1 }),
    }));
  const setApprovals = (count: number) =>
    set({
      approvals: count,
      renewalApprovals: Math.min(renewalApprovals, count),
      steps: Array.from({ length: count }, (_, index) => steps[index] ?? ''),
      stepRoles: Array.from({ length: count }, (_, index) => stepRoles[index] ?? 'compliance-officer'),
      blindSecond: blindSecond && count > 1,
    });
  return (
    <Section title={say('propose.people')}>
      <Stack spacing={2.5}>
        <Pair>
          <ChoiceField
            label={say('fields.approvals')}
            value={String(approvals)}
            onChange={(count) => setApprovals(Number(count))}
            choices={counts(MOST_PEOPLE)}
            help={say('propose.approvals_help')}
          />
          <ChoiceField
            label={say('fields.renewalApprovals')}
            value={String(renewalApprovals)}
            onChange={(count) => set({ renewalApprovals: Number(count) })}
            choices={counts(approvals)}
            help={say('propose.renewal_help')}
          />
        </Pair>
        {approvals === 1 && (
          <Banner state="warning" title={say('propose.one_person')}>
            {say('propose.one_person_help')}
          </Banner>
        )}
        {steps.map((step, index) => (
          <Pair key={index}>
            <TextField
              label={say('propose.step', { number: index + 1 })}
              value={step}
              onChange={({ target }) =>
                set({ steps: steps.map((one, at) => (at === index ? target.value : one)) })
              }
              error={wrong.has(`steps.${index}`)}
              helperText={
                wrong.has(`steps.${index}`)
                  ? say('propose.needed')
                  : index === 0
                    ? say('propose.step_help')
                    : undefined
              }
              slotProps={{ htmlInput: { maxLength: 100 } }}
            />
            <ChoiceField
              label={say('propose.step_role')}
              value={stepRoles[index] ?? 'compliance-officer'}
              onChange={(chosen) =>
                set({
                  stepRoles: steps.map((_, at) =>
                    at === index
                      ? (STEP_ROLES.find((one) => one === chosen) ?? 'compliance-officer')
                      : (stepRoles[at] ?? 'compliance-officer'),
                  ),
                })
              }
              choices={STEP_ROLES.map((one) => ({ id: one, name: translate(`roles.${one}.name`) }))}
            />
          </Pair>
        ))}
        {approvals > 1 && (
          <div>
            <FormControlLabel
              control={<Switch checked={blindSecond} onChange={(_, on) => set({ blindSecond: on })} />}
              label={say('fields.blindSecond')}
            />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0 }}>
              {say('propose.blind_help')}
            </Typography>
          </div>
        )}
      </Stack>
    </Section>
  );
};

const TIMES = [
  { name: 'slaHours', most: 2_000 },
  { name: 'validForDays', most: 3_650 },
  { name: 'answerWithinDays', most: 365 },
  { name: 'draftForDays', most: 3_650 },
] as const;

export const TimeFields = ({ value, wrong, set }: FieldsProps) => {
  const { say } = useDecisionWords();
  return (
    <Section title={say('propose.times')}>
      <Pair>
        {TIMES.map(({ name, most }) => (
          <NumberField
            key={name}
            label={say(`propose.${name}`)}
            help={say(wrong.has(name) ? 'propose.number' : `propose.${name}_help`, { most })}
            most={most}
            wrong={wrong.has(name)}
            value={value[name]}
            onChange={(count) => set({ [name]: count })}
          />
        ))}
      </Pair>
    </Section>
  );
};

export const AutomaticFields = ({ value: { automatic }, wrong, set }: FieldsProps) => {
  const { say, lane } = useDecisionWords();
  const group = useId();
  const change = (changes: Partial<ProposeProfile['automatic']>) =>
    set({ automatic: { ...automatic, ...changes } });
  return (
    <Section title={say('fields.automatic')} lead={say('propose.automatic_help')}>
      <Stack spacing={2}>
        <div>
          <FormControlLabel
            control={<Switch checked={automatic.enabled} onChange={(_, enabled) => change({ enabled })} />}
            label={say('propose.automatic')}
          />
        </div>
        {automatic.enabled && (
          <>
            <div role="group" aria-labelledby={group}>
              <FormLabel id={group}>{say('propose.lanes')}</FormLabel>
              <FormGroup>
                {REVIEW_LANES.map((one) => (
                  <FormControlLabel
                    key={one}
                    control={
                      <Checkbox
                        size="small"
                        checked={automatic.lanes.includes(one)}
                        onChange={(_, on) =>
                          change({
                            lanes: REVIEW_LANES.filter((each) =>
                              each === one ? on : automatic.lanes.includes(each),
                            ),
                          })
                        }
                      />
                    }
                    label={`${lane(one)}: ${say(`lane_help.${one}`)}`}
                  />
                ))}
              </FormGroup>
              {wrong.has('automatic.lanes') && (
                <Typography variant="caption" color="error" role="alert">
                  {say('propose.lanes_needed')}
                </Typography>
              )}
            </div>
            <NumberField
              label={say('propose.sample')}
              help={say(wrong.has('automatic.samplePercent') ? 'propose.number' : 'propose.sample_help', {
                most: 100,
              })}
              most={100}
              wrong={wrong.has('automatic.samplePercent')}
              value={automatic.samplePercent}
              onChange={(samplePercent) => change({ samplePercent })}
            />
          </>
        )}
      </Stack>
    </Section>
  );
};

interface NumberFieldProps {
  readonly label: string;
  readonly help: string;
  readonly most: number;
  readonly wrong: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number from 1; what is empty or no number is refused when it is sent. */
const NumberField = ({ label, help, most, wrong, value, onChange }: NumberFieldProps) => (
  <TextField
    type="number"
    label={label}
    value={Number.isNaN(value) ? '' : value}
    onChange={({ target }) => onChange(target.value === '' ? NaN : Number(target.value))}
    error={wrong}
    helperText={help}
    slotProps={{ htmlInput: { min: 1, max: most, step: 1, inputMode: 'numeric' } }}
  />
);

const Pair = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 20,
  alignItems: 'start',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
}));
