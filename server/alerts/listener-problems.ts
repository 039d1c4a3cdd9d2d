import type { AlertRule } from '../core/alerts/alert-rule.js';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import type { ListenerProblem } from '../core/alerts/deaf-news.js';
import type { ReaderBook } from './alert-readers.service.js';

type Named = Pick<AlertRule, 'effect' | 'to' | 'channels' | 'escalation'>;

/** Whom a rule names who would not read it, as of now. What depends on the alert, its owner or contacts, is not asked. */
export function problemsOfRule(
  rule: Named,
  book: ReaderBook,
  bounced: ReadonlySet<string>,
): ListenerProblem[] {
  if (rule.effect === 'mute') return [];
  const { to } = rule;
  const groupIds = new Set([...to.groupIds, ...rule.escalation.flatMap((step) => step.groupIds)]);
  const channels = new Set([...rule.channels, ...rule.escalation.flatMap((step) => step.channels)]);
  const asksDefault =
    to.defaultRecipient === 'always' || rule.escalation.some((step) => step.defaultRecipient);
  const namesNobody =
    !to.owner &&
    to.groupIds.length + to.userIds.length + to.contacts.length === 0 &&
    (to.defaultRecipient === 'never' || book.shared.defaultRecipient === null) &&
    rule.channels.every((channel) => channel === EMAIL_CHANNEL || !book.shared.channels.has(channel));
  const problems: ListenerProblem[] = [
    ...(namesNobody ? [{ code: 'nobody-named' as const, about: '' }] : []),
    ...(asksDefault && book.shared.defaultRecipient === null
      ? [{ code: 'no-default-recipient' as const, about: '' }]
      : []),
    ...[...groupIds].flatMap((id) => problemsOfGroup(id, book, bounced)),
    ...to.userIds.flatMap((id) => problemsOfUser(id, book, bounced)),
    ...[...channels].flatMap((channel) =>
      channel === EMAIL_CHANNEL || book.shared.channels.has(channel)
        ? []
        : [{ code: 'channel-missing' as const, about: channel }],
    ),
  ];
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about}`, problem])).values()];
}

export function problemsOfGroup(
  id: string,
  book: ReaderBook,
  bounced: ReadonlySet<string>,
): ListenerProblem[] {
  const group = book.groups.find((one) => one.id === id);
  if (group === undefined) return [{ code: 'group-missing', about: id }];
  const readers = book.shared.groups.get(id) ?? [];
  if (readers.length === 0) return [{ code: 'group-empty', about: group.name }];
  return [
    ...group.members.flatMap((member) =>
      member.kind === 'user' ? problemsOfUser(member.userId, book, new Set()) : [],
    ),
    ...readers.flatMap(({ address }) =>
      bounced.has(address) ? [{ code: 'address-bounced' as const, about: address }] : [],
    ),
  ];
}

function problemsOfUser(id: string, book: ReaderBook, bounced: ReadonlySet<string>): ListenerProblem[] {
  const account = book.users.get(id);
  if (account === undefined) return [{ code: 'user-missing', about: id }];
  if (account.state === 'disabled') return [{ code: 'user-disabled', about: account.name }];
  return bounced.has(account.email) ? [{ code: 'address-bounced', about: account.email }] : [];
}
