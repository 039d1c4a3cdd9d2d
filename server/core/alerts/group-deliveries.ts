import { type AlertKind, SINGLE_MAILS } from './alert.js';
import type { DeliveryOccasion } from './alert-delivery.js';
import type { RuleTiming } from './alert-rule.js';

/** Which mail tells an alert: those of one story can be told together. `alone`: each is a story of its own. */
const STORIES: Partial<Record<AlertKind, string>> = {
  'certificate-expiring': 'expiry',
  'certificate-expired': 'expiry',
  'certificate-verdict': 'verdict',
  'trusted-list-failing': 'lists',
  'register-withdrawn': 'entries',
  'register-removed': 'entries',
  'register-service-lost': 'entries',
  'register-passport-ended': 'entries',
  'register-renamed': 'entries',
  'register-renumbered': 'entries',
};

export const storyOf = (kind: AlertKind): string => STORIES[kind] ?? 'alone';

export interface Groupable {
  readonly kind: AlertKind;
  readonly occasion: DeliveryOccasion;
  readonly timing: RuleTiming;
}

/** What one reader is told through one channel at one moment, as messages: a few as single ones, many as one. */
export function groupDeliveries<Item extends Groupable>(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key =
      item.occasion === 'recovered' || item.occasion === 'escalated'
        ? item.occasion
        : item.timing === 'digest'
          ? 'digest'
          : storyOf(item.kind);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].flatMap(([key, of]) => {
    if (key === 'digest') return [of];
    return key === 'alone' || of.length <= SINGLE_MAILS ? of.map((item) => [item]) : [of];
  });
}
