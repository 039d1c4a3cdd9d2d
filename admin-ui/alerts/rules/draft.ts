import {
  type AlertRuleView,
  EMAIL_CHANNEL,
  type RuleDefinitionInput,
  ruleDefinitionSchema,
} from '../../../server/alerts/alert-rules.contract.js';
import type { z } from 'zod';

/** What the editor edits: everything about a rule, with nothing left out. */
export type Draft = z.output<typeof ruleDefinitionSchema>;

const NEW: RuleDefinitionInput = {
  name: '',
  match: {},
  to: { owner: true },
  channels: [EMAIL_CHANNEL],
};

/** A new rule, perhaps about the thing from whose page somebody came. */
export function newDraft(about: URLSearchParams, timeZone: string): Draft {
  const one = (name: string) => about.getAll(name).filter((value) => value !== '');
  const draft = ruleDefinitionSchema.safeParse({
    ...NEW,
    timeZone,
    name: about.get('name') ?? '–',
    match: {
      kinds: one('kind'),
      subjectTypes: one('subjectType'),
      subjectIds: one('subjectId'),
      organisationIds: one('organisationId'),
      tags: one('tag'),
    },
  });
  const empty = ruleDefinitionSchema.parse({ ...NEW, timeZone, name: '–' });
  const found = draft.success ? draft.data : empty;
  return { ...found, name: about.get('name') ?? '' };
}

/** The editable part of a rule. */
export function draftOf(rule: AlertRuleView): Draft {
  const fields = Object.keys(ruleDefinitionSchema.shape) as (keyof Draft)[];
  return Object.fromEntries(fields.map((field) => [field, rule[field]])) as unknown as Draft;
}

/** What is still wrong with it, as names of fields. */
export function wrongFields(draft: Draft): ReadonlySet<string> {
  const { error } = ruleDefinitionSchema.safeParse(draft);
  return new Set(error?.issues.map(({ path }) => String(path[0])) ?? []);
}
