import type { Json } from '../core/audit/canonical-json.js';
import { diffEditions, englishOf, type NamedService } from '../core/trust-lists/diff-editions.js';
import { shortName } from '../core/trust-lists/names.js';
import type { TrustedList } from '../core/trust-lists/trusted-list.js';

/** More names than these make an entry unreadable; the editions are kept and can be compared. */
const NAMED = 20;

/** What an audit entry says of a new edition. */
export function differenceInWords(before: TrustedList | undefined, after: TrustedList): Json {
  if (before === undefined)
    return { first: true, services: after.providers.reduce((sum, { services }) => sum + services.length, 0) };
  const { providersAdded, providersRemoved, servicesAdded, servicesRemoved, servicesChanged } = diffEditions(
    before,
    after,
  );
  const names = (services: readonly NamedService[]): string[] =>
    services.slice(0, NAMED).map(({ provider, service }) => `${provider}: ${englishOf(service.names)}`);
  return {
    ...{ providersAdded: providersAdded.slice(0, NAMED), providersRemoved: providersRemoved.slice(0, NAMED) },
    ...{ added: servicesAdded.length, removed: servicesRemoved.length, changed: servicesChanged.length },
    ...{ servicesAdded: names(servicesAdded), servicesRemoved: names(servicesRemoved) },
    servicesChanged: servicesChanged
      .slice(0, NAMED)
      .map(({ provider, before: old, after: now, changes }) => ({
        service: `${provider}: ${englishOf(now.names)}`,
        changes: [...changes],
        ...(old.status !== now.status && { status: `${shortName(old.status)} → ${shortName(now.status)}` }),
      })),
  };
}
