import TextField from '@mui/material/TextField';
import { useGetList, useTranslate } from 'react-admin';
import { DEFAULT_RECIPIENT_USES, RULE_TIMINGS } from '../../../server/alerts/alert-rules.contract.js';
import { CONTACT_PURPOSES } from '../../../server/organisations/organisations.contract.js';
import type { User } from '../../../server/users/users.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { useMay } from '../../providers/useMe.js';
import { useChannels } from '../channels/useChannels.js';
import { useGroups } from '../groups/useGroups.js';
import type { Draft } from './draft.js';
import { ManyOf, Question, Row, Tick, ToggleChips } from './fields.js';
import { useRuleWords } from './useRuleWords.js';
import type { PartProps } from './WhichAlerts.js';

const MOST = 500;

/** Whom a rule tells. */
export const Who = ({ draft: { to }, change, disabled }: PartProps) => {
  const translate = useTranslate();
  const { say } = useRuleWords();
  const groups = useGroups();
  const maySeeUsers = useMay('users.read');
  const { data: users = [] } = useGetList<User>(
    'users',
    { sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: MOST } },
    { enabled: maySeeUsers },
  );
  const set = (changes: Partial<Draft['to']>) => change({ to: { ...to, ...changes } });
  return (
    <Question title={say('parts.who')} help={say('parts.who_help')}>
      <ManyOf
        label={say('fields.groups')}
        disabled={disabled}
        chosen={to.groupIds}
        choices={groups.map(({ id, name }) => ({ id, name }))}
        onChange={(groupIds) => set({ groupIds })}
      />
      <ManyOf
        label={say('fields.users')}
        disabled={disabled || !maySeeUsers}
        chosen={to.userIds}
        choices={users.map(({ id, name, email }) => ({ id, name: `${name} · ${email}` }))}
        onChange={(userIds) => set({ userIds })}
      />
      <Tick
        label={say('fields.owner')}
        help={say('fields.owner_help')}
        disabled={disabled}
        checked={to.owner}
        onChange={(owner) => set({ owner })}
      />
      <div>
        <div style={{ marginBottom: 6 }}>{say('fields.contacts')}</div>
        <ToggleChips
          label={say('fields.contacts')}
          disabled={disabled}
          chosen={to.contacts}
          choices={CONTACT_PURPOSES.map((id) => ({
            id,
            name: translate(`organisations.contacts.purposes.${id}`),
          }))}
          onChange={(contacts) => set({ contacts })}
        />
      </div>
      <ChoiceField
        label={say('fields.defaultRecipient')}
        disabled={disabled}
        value={to.defaultRecipient}
        choices={DEFAULT_RECIPIENT_USES.map((id) => ({ id, name: say(`default_recipient.${id}`) }))}
        onChange={(value) => set({ defaultRecipient: value as Draft['to']['defaultRecipient'] })}
      />
    </Question>
  );
};

/** Through what, and when. */
export const How = ({ draft, change, disabled }: PartProps) => {
  const { say } = useRuleWords();
  const channels = useChannels();
  const { quietHours } = draft;
  return (
    <Question title={say('parts.how')} help={say('parts.how_help')}>
      <ToggleChips
        label={say('fields.channels')}
        disabled={disabled}
        chosen={draft.channels}
        choices={channels}
        onChange={(next) => next.length > 0 && change({ channels: next })}
      />
      <Row>
        <ChoiceField
          label={say('fields.timing')}
          disabled={disabled}
          value={draft.timing}
          choices={RULE_TIMINGS.map((id) => ({ id, name: say(`timings.${id}`) }))}
          onChange={(timing) => change({ timing: timing as Draft['timing'] })}
        />
        {draft.timing === 'digest' && (
          <Time
            label={say('fields.digestAt')}
            disabled={disabled}
            value={draft.digestAt}
            onChange={(digestAt) => change({ digestAt })}
          />
        )}
        <ZoneField draft={draft} change={change} disabled={disabled} />
      </Row>
      {draft.timing === 'digest' && (
        <Tick
          label={say('fields.criticalAtOnce')}
          help={say('fields.criticalAtOnce_help')}
          disabled={disabled}
          checked={draft.criticalAtOnce}
          onChange={(criticalAtOnce) => change({ criticalAtOnce })}
        />
      )}
      <Tick
        label={say('fields.quietHours')}
        help={say('fields.quietHours_help')}
        disabled={disabled}
        checked={quietHours !== null}
        onChange={(on) =>
          change({ quietHours: on ? { from: '20:00', to: '07:00', exceptCritical: true } : null })
        }
      />
      {quietHours && (
        <Row>
          <Time
            label={say('fields.quiet_from')}
            disabled={disabled}
            value={quietHours.from}
            onChange={(from) => change({ quietHours: { ...quietHours, from } })}
          />
          <Time
            label={say('fields.quiet_to')}
            disabled={disabled}
            value={quietHours.to}
            onChange={(to) => change({ quietHours: { ...quietHours, to } })}
          />
          <Tick
            label={say('fields.quiet_critical')}
            disabled={disabled}
            checked={quietHours.exceptCritical}
            onChange={(exceptCritical) => change({ quietHours: { ...quietHours, exceptCritical } })}
          />
        </Row>
      )}
      <Tick
        label={say('fields.recovery')}
        help={say('fields.recovery_help')}
        disabled={disabled}
        checked={draft.recovery}
        onChange={(recovery) => change({ recovery })}
      />
    </Question>
  );
};

const ZONES = Intl.supportedValuesOf('timeZone');

const ZoneField = ({ draft: { timeZone }, change, disabled }: PartProps) => {
  const { say } = useRuleWords();
  const zones = [...new Set(['UTC', timeZone, ...ZONES])];
  return (
    <ChoiceField
      label={say('fields.timeZone')}
      help={say('fields.timeZone_help')}
      disabled={disabled}
      value={timeZone}
      choices={zones.map((id) => ({ id, name: id }))}
      onChange={(zone) => change({ timeZone: zone })}
    />
  );
};

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

const Time = ({ label, value, disabled, onChange }: TimeProps) => (
  <TextField
    type="time"
    label={label}
    value={value}
    disabled={disabled}
    onChange={({ target }) => target.value !== '' && onChange(target.value)}
    slotProps={{ inputLabel: { shrink: true } }}
  />
);
