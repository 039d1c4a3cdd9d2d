import { useTranslate } from 'react-admin';
import type { AlertRuleView } from '../../../server/alerts/alert-rules.contract.js';
import { useChannelName } from '../channels/useChannels.js';
import { useGroups } from '../groups/useGroups.js';

type Definition = Pick<
  AlertRuleView,
  'match' | 'thresholds' | 'to' | 'channels' | 'timing' | 'digestAt' | 'escalation' | 'effect' | 'quietHours'
>;

const SHOWN = 3;

/** A rule as people say it: which alerts, to whom, how. */
export function useRuleWords() {
  const translate = useTranslate();
  const channelName = useChannelName();
  const groups = useGroups();
  const say = (key: string, values = {}) => translate(`alert_rules.${key}`, values);
  const groupName = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  const few = (names: readonly string[]) =>
    names.length <= SHOWN
      ? names.join(', ')
      : say('and_more', { names: names.slice(0, SHOWN).join(', '), smart_count: names.length - SHOWN });

  const threshold = (days: number): string =>
    days === 0
      ? say('thresholds.on_the_day')
      : say(days > 0 ? 'thresholds.before' : 'thresholds.after', { smart_count: Math.abs(days) });

  const early = (thresholds: readonly number[]): string => {
    const before = thresholds.filter((days) => days > 0).toSorted((a, b) => b - a);
    return [
      before.length === 0 ? '' : say('thresholds.days', { days: before.join(', ') }),
      ...thresholds.filter((days) => days <= 0).map(threshold),
    ]
      .filter(Boolean)
      .join(', ');
  };

  const which = ({ match, thresholds }: Definition): string =>
    [
      match.kinds.length === 0
        ? say('any_alert')
        : few(match.kinds.map((kind) => translate(`alert_kinds.${kind}`, { _: kind }))),
      match.severities.length === 0
        ? ''
        : match.severities.map((severity) => translate(`inbox.severities.${severity}`)).join(', '),
      match.organisationIds.length === 0
        ? ''
        : say('of_organisations', { smart_count: match.organisationIds.length }),
      match.tags.length === 0 ? '' : say('of_tags', { tags: match.tags.join(', ') }),
      match.subjectIds.length === 0 ? '' : say('of_subjects', { smart_count: match.subjectIds.length }),
      thresholds === null ? '' : early(thresholds),
    ]
      .filter(Boolean)
      .join(' · ');

  const whom = ({ to, effect }: Definition): string => {
    if (effect === 'mute') return say('nobody_muted');
    const named = [
      ...(to.owner ? [say('to.owner')] : []),
      ...to.groupIds.map(groupName),
      ...(to.userIds.length > 0 ? [say('to.people', { smart_count: to.userIds.length })] : []),
      ...(to.contacts.length > 0
        ? [
            say('to.contacts', {
              purposes: to.contacts
                .map((one) => translate(`organisations.contacts.purposes.${one}`))
                .join(', '),
            }),
          ]
        : []),
      ...(to.defaultRecipient === 'always' ? [say('to.default_recipient')] : []),
    ];
    if (named.length === 0)
      return say(to.defaultRecipient === 'otherwise' ? 'to.default_recipient' : 'to.nobody');
    return few(named);
  };

  const how = ({ channels, timing, digestAt, escalation, effect }: Definition): string =>
    effect === 'mute'
      ? ''
      : [
          channels.map(channelName).join(', '),
          timing === 'digest'
            ? say('timings.digest_at', { at: digestAt })
            : translate('deliveries.timings.immediate'),
          escalation.length === 0 ? '' : say('escalates', { smart_count: escalation.length }),
        ]
          .filter(Boolean)
          .join(' · ');

  return { say, which, whom, how, threshold, groupName, channelName };
}
