import { useState } from 'react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import {
  ALERT_SEVERITIES,
  type AlertKind,
  EXPIRY_THRESHOLDS,
} from '../../../server/alerts/alerts.contract.js';
import type { Organisation } from '../../../server/organisations/organisations.contract.js';
import type { Draft } from './draft.js';
import { ManyOf, Question, ToggleChips } from './fields.js';
import { KIND_GROUPS } from './kind-groups.js';
import { useRuleWords } from './useRuleWords.js';

export interface PartProps {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly disabled: boolean;
}

const OFFERED = 15;

/** Which alerts a rule is about; whatever is left empty asks nothing. */
export const WhichAlerts = ({ draft, change, disabled }: PartProps) => {
  const translate = useTranslate();
  const { say } = useRuleWords();
  const { match } = draft;
  const set = (changes: Partial<Draft['match']>) => change({ match: { ...match, ...changes } });
  const organisations = useOrganisations(match.organisationIds);
  return (
    <Question title={say('parts.which')} help={say('parts.which_help')}>
      {KIND_GROUPS.map(({ name, kinds }) => (
        <KindGroup key={name}>
          <h4>{say(`kind_groups.${name}`)}</h4>
          <ToggleChips<AlertKind>
            label={say(`kind_groups.${name}`)}
            disabled={disabled}
            chosen={match.kinds}
            choices={kinds.map((id) => ({ id, name: translate(`alert_kinds.${id}`, { _: id }) }))}
            onChange={(next) => set({ kinds: next })}
          />
        </KindGroup>
      ))}
      <KindGroup>
        <h4>{translate('inbox.fields.severity')}</h4>
        <ToggleChips
          label={translate('inbox.fields.severity')}
          disabled={disabled}
          chosen={match.severities}
          choices={ALERT_SEVERITIES.toReversed().map((id) => ({
            id,
            name: translate(`inbox.severities.${id}`),
          }))}
          onChange={(severities) => set({ severities })}
        />
      </KindGroup>
      <ManyOf
        label={say('fields.organisations')}
        help={say('fields.organisations_help')}
        disabled={disabled}
        chosen={match.organisationIds}
        choices={organisations.choices}
        loading={organisations.loading}
        onType={organisations.search}
        onChange={(organisationIds) => set({ organisationIds })}
      />
      <ManyOf
        free
        label={say('fields.tags')}
        disabled={disabled}
        chosen={match.tags}
        choices={[]}
        onChange={(tags) => set({ tags })}
      />
      {match.subjectIds.length > 0 && (
        <p style={{ margin: 0 }}>
          {say('of_subjects', { smart_count: match.subjectIds.length })}{' '}
          {!disabled && (
            <Button size="small" onClick={() => set({ subjectIds: [], subjectTypes: [] })}>
              {say('fields.any_subject')}
            </Button>
          )}
        </p>
      )}
      <Thresholds draft={draft} change={change} disabled={disabled} />
    </Question>
  );
};

/** How early: all that are raised, or some of them. */
const Thresholds = ({ draft: { thresholds }, change, disabled }: PartProps) => {
  const { say, threshold } = useRuleWords();
  const all = [...new Set([...EXPIRY_THRESHOLDS, ...(thresholds ?? [])])].toSorted((a, b) => b - a);
  return (
    <KindGroup>
      <h4>{say('thresholds.title')}</h4>
      <p>{say('thresholds.help')}</p>
      <ToggleChips<number>
        label={say('thresholds.title')}
        disabled={disabled}
        chosen={thresholds ?? all}
        choices={all.map((days) => ({ id: days, name: threshold(days) }))}
        onChange={(next) => {
          const everything = all.every((days) => next.includes(days));
          // None at all would be a rule that never tells anything.
          if (next.length > 0) change({ thresholds: everything ? null : next.toSorted((a, b) => b - a) });
        }}
      />
    </KindGroup>
  );
};

function useOrganisations(chosenIds: readonly string[]) {
  const [text, search] = useState('');
  const { data: offered = [], isFetching } = useGetList<Organisation>('organisations', {
    filter: text.trim() === '' ? {} : { q: text.trim() },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: OFFERED },
  });
  const { data: chosen = [] } = useGetMany<Organisation>(
    'organisations',
    { ids: [...chosenIds] },
    { enabled: chosenIds.length > 0 },
  );
  const byId = new Map([...chosen, ...offered].map(({ id, name }) => [id, name]));
  return { search, loading: isFetching, choices: [...byId].map(([id, name]) => ({ id, name })) };
}

const KindGroup = styled('div')(({ theme }) => ({
  '& h4': { margin: '0 0 6px', fontSize: '0.8125rem', fontWeight: 560, color: theme.palette.text.secondary },
  '& p': { margin: '0 0 8px', fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));
