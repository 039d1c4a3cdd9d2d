import type { ContactPurpose } from '../applications/application.js';
import type { RecipientKind } from './alert-delivery.js';
import { type AlertRule, EMAIL_CHANNEL, type RuleAudience, type RuleTiming } from './alert-rule.js';
import { MONDAY_TO_FRIDAY, type WorkingDays } from './local-time.js';
import { type AskedRule, askRules, matches, type RoutedAlert, tellsThreshold } from './match-rule.js';
import { timingOf, whenDue } from './when-due.js';

/** Somebody with an address. */
export interface Reader {
  readonly address: string;
  readonly name: string | null;
  /** Null when it is not known. */
  readonly timeZone: string | null;
}

/** Everybody whom the rules of one alert name, as of now: only those who can read it. */
export interface Readers {
  readonly owner: Reader | null;
  readonly defaultRecipient: Reader | null;
  readonly groups: ReadonlyMap<string, readonly Reader[]>;
  readonly users: ReadonlyMap<string, Reader>;
  /** People at the organisation. */
  readonly contacts: readonly { readonly reader: Reader; readonly purposes: readonly ContactPurpose[] }[];
  /** Ids of channels beside mail that can be used. */
  readonly channels: ReadonlySet<string>;
}

/** One recipient, one channel. */
export interface PlannedDelivery {
  readonly channel: string;
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly recipientIs: RecipientKind;
  readonly rule: AlertRule;
  readonly timing: RuleTiming;
  readonly timeZone: string;
  readonly dueAt: Date;
}

export interface Routing {
  readonly asked: readonly AskedRule[];
  /** Those of rules that tell; where a rule silences the alert, those who would have been told. */
  readonly planned: readonly PlannedDelivery[];
  readonly muted: boolean;
  /** Somebody hears of it, or heard before, or every rule leaves this threshold out on purpose. */
  readonly cared: boolean;
}

/** The lowest threshold that was told before about the same, by channel and recipient. */
export type Heard = ReadonlyMap<string, number>;
export const heardKey = (channel: string, recipient: string): string => `${channel}\n${recipient}`;

/** Who is told of an alert, through what, and when. */
export function routeAlert(
  alert: RoutedAlert,
  rules: readonly AlertRule[],
  readers: Readers,
  heard: Heard,
  at: Date,
  works: WorkingDays = MONDAY_TO_FRIDAY,
): Routing {
  const asked = askRules(rules, alert);
  const muted = asked.some(({ outcome }) => outcome === 'mutes');
  const wanted = asked.filter(({ outcome, rule }) =>
    muted ? outcome === 'not-asked' && isSilenced(rule, alert) : outcome === 'tells',
  );
  const named = wanted.flatMap(({ rule }) =>
    namedBy(rule.to, readers).flatMap((one) => through(one, rule.channels, readers, rule)),
  );
  const alone = wanted.find(({ rule }) => rule.to.defaultRecipient === 'otherwise');
  const everybody =
    named.length === 0 && alone !== undefined && readers.defaultRecipient !== null
      ? through(
          { reader: readers.defaultRecipient, is: 'default-recipient' },
          alone.rule.channels,
          readers,
          alone.rule,
        )
      : named;
  const told = everybody.filter(({ channel, recipient, rule }) =>
    tellsThreshold(rule.thresholds, alert.threshold, heard.get(heardKey(channel, recipient))),
  );
  return {
    asked,
    planned: onceEach(told.map((one) => timed(one, alert, at, works))),
    muted,
    cared: muted || everybody.length > 0,
  };
}

/** Behind a rule that mutes stand those that would have told. */
const isSilenced = (rule: AlertRule, alert: RoutedAlert): boolean =>
  rule.enabled && rule.effect === 'tell' && matches(rule.match, alert);

interface Named {
  readonly reader: Reader;
  readonly is: RecipientKind;
}

/** Whom the rule names itself, the default recipient only where it is named in any case. */
function namedBy(to: RuleAudience, readers: Readers): Named[] {
  const as =
    (is: RecipientKind) =>
    (reader: Reader): Named => ({ reader, is });
  return [
    ...(to.owner && readers.owner ? [as('owner')(readers.owner)] : []),
    ...to.userIds.flatMap((id) => readers.users.get(id) ?? []).map(as('user')),
    ...to.groupIds.flatMap((id) => readers.groups.get(id) ?? []).map(as('group')),
    ...readers.contacts
      .filter(({ purposes }) => purposes.some((purpose) => to.contacts.includes(purpose)))
      .map(({ reader }) => as('contact')(reader)),
    ...(to.defaultRecipient === 'always' && readers.defaultRecipient
      ? [as('default-recipient')(readers.defaultRecipient)]
      : []),
  ];
}

type Untimed = Omit<PlannedDelivery, 'timing' | 'dueAt'>;

/** Mail goes to people; any other channel is one recipient, however many people the rule names. */
export function through(
  { reader, is }: Named,
  channels: readonly string[],
  readers: Pick<Readers, 'channels'>,
  rule: AlertRule,
): Untimed[] {
  return channels.flatMap((channel): Untimed[] => {
    const timeZone = reader.timeZone ?? rule.timeZone;
    if (channel === EMAIL_CHANNEL)
      return [
        {
          ...{ channel, recipient: reader.address, recipientName: reader.name, recipientIs: is },
          ...{ rule, timeZone },
        },
      ];
    if (!readers.channels.has(channel)) return [];
    return [
      {
        ...{ channel, recipient: channel, recipientName: null, recipientIs: 'channel' },
        ...{ rule, timeZone: rule.timeZone },
      },
    ];
  });
}

export const timed = (
  one: Untimed,
  { severity }: Pick<RoutedAlert, 'severity'>,
  at: Date,
  works: WorkingDays,
): PlannedDelivery => ({
  ...one,
  timing: timingOf(one.rule, severity),
  dueAt: whenDue(one.rule, severity, one.timeZone, at, works),
});

/** Whoever is named more than once is told once, as soon as any of the rules wants it. */
export function onceEach(planned: readonly PlannedDelivery[]): PlannedDelivery[] {
  const first = new Map<string, PlannedDelivery>();
  for (const one of planned) {
    const key = heardKey(one.channel, one.recipient);
    const known = first.get(key);
    if (known === undefined || one.dueAt < known.dueAt) first.set(key, one);
  }
  return [...first.values()];
}
