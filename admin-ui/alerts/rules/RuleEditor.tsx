import { useState } from 'react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import {
  type AlertRuleView,
  type ChangeAlertRule,
  type CreateAlertRule,
  RULE_EFFECTS,
} from '../../../server/alerts/alert-rules.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { rulePath, RULES_PATH } from '../address.js';
import type { Draft } from './draft.js';
import { wrongFields } from './draft.js';
import { Escalation } from './Escalation.js';
import { Question, Tick } from './fields.js';
import { RuleActions } from './RuleActions.js';
import { RulePreview } from './RulePreview.js';
import { useRuleWords } from './useRuleWords.js';
import { WhichAlerts } from './WhichAlerts.js';
import { How, Who } from './WhoAndHow.js';

interface RuleEditorProps {
  readonly start: Draft;
  readonly rule?: AlertRuleView;
}

/** Everything about a rule on the left; what it does with the alerts of today and of last month on the right. */
export const RuleEditor = ({ start, rule }: RuleEditorProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const words = useRuleWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const mayWrite = useMay('alerts.rules');
  const maySilence = useMay('alerts.silence');
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const disabled = !mayWrite || (draft.effect === 'mute' && !maySilence);
  const wrong = wrongFields(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(start);
  const create = useAction<AlertRuleView, CreateAlertRule>('/alert-rules', {
    ...{ quiet: true, done: 'saved' },
    onDone: ({ id }) => void navigate(rulePath(id), { replace: true }),
  });
  const update = useAction<AlertRuleView, ChangeAlertRule>(
    `/alert-rules/${encodeURIComponent(rule?.id ?? '')}`,
    {
      ...{ method: 'PATCH', quiet: true, done: 'saved' },
    },
  );
  const saving = rule === undefined ? create : update;
  const save = () => {
    setTried(true);
    if (wrong.size > 0) return;
    if (rule === undefined) create.mutate(draft);
    else update.mutate({ ...draft, version: rule.version });
  };
  const part = { draft, change, disabled };
  return (
    <Page
      title={rule?.name ?? say('create')}
      lead={rule === undefined ? say('create_help') : `${words.which(draft)} → ${words.whom(draft)}`}
      parent={{ to: RULES_PATH, label: say('title') }}
      actions={rule !== undefined && <RuleActions rule={rule} unsaved={changed} />}
    >
      <Sides>
        <form
          noValidate
          aria-label={say('editor')}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {saving.error && (
            <Banner state="critical" title={sentence(saving.error)}>
              <FieldErrors error={saving.error} />
            </Banner>
          )}
          {tried && wrong.size > 0 && (
            <Banner state="critical" title={say('incomplete')}>
              {[...wrong].map((field) => say(`fields.${field}`, { _: field })).join(', ')}
            </Banner>
          )}
          <Question title={say('parts.name')}>
            <TextField
              label={say('fields.name')}
              value={draft.name}
              disabled={disabled}
              error={tried && wrong.has('name')}
              onChange={({ target }) => change({ name: target.value })}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            <Tick
              label={say('fields.enabled')}
              disabled={disabled}
              checked={draft.enabled}
              onChange={(enabled) => change({ enabled })}
            />
            {maySilence && (
              <ChoiceField
                label={say('fields.effect')}
                disabled={disabled}
                value={draft.effect}
                choices={RULE_EFFECTS.map((id) => ({ id, name: say(`effects.${id}`) }))}
                onChange={(effect) => change({ effect: effect as Draft['effect'] })}
              />
            )}
            <Tick
              label={say('fields.last')}
              help={say('fields.last_help')}
              disabled={disabled}
              checked={draft.last}
              onChange={(last) => change({ last })}
            />
          </Question>
          <WhichAlerts {...part} />
          {draft.effect === 'tell' && (
            <>
              <Who {...part} />
              <How {...part} />
              <Escalation {...part} />
            </>
          )}
          {rule?.changedAt && (
            <p>
              {say('changed')} <Moment at={rule.changedAt} show="time" /> · {rule.changedBy ?? '–'}
            </p>
          )}
          {mayWrite && (
            <SaveBar>
              <Button onClick={() => void navigate(RULES_PATH)}>{translate('action.cancel')}</Button>
              <Button
                type="submit"
                variant="contained"
                disabled={saving.isPending || disabled || (rule !== undefined && !changed)}
              >
                {translate('action.save')}
              </Button>
            </SaveBar>
          )}
        </form>
        <RulePreview draft={draft} id={rule?.id} />
      </Sides>
    </Page>
  );
};

const Sides = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 20,
  alignItems: 'start',
  [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) 380px' },
  '& > *': { minWidth: 0 },
}));

const SaveBar = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  display: 'flex',
  justifyContent: 'flex-end',
  gap: 8,
  padding: '12px 0',
  backgroundColor: theme.palette.background.default,
  borderTop: `1px solid ${theme.palette.divider}`,
}));
