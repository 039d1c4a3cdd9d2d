import { shortName } from './names.js';
import type {
  LocalText,
  ServiceState,
  TrustedList,
  TrustService,
  TrustServiceProvider,
} from './trusted-list.js';

/** What a newer edition of a list says otherwise than an older one. */
export interface EditionDifference {
  readonly providersAdded: readonly string[];
  readonly providersRemoved: readonly string[];
  readonly servicesAdded: readonly NamedService[];
  readonly servicesRemoved: readonly NamedService[];
  readonly servicesChanged: readonly ServiceChange[];
}

export interface NamedService {
  readonly provider: string;
  readonly service: TrustService;
}

export interface ServiceChange {
  /** As the newer edition calls the provider. */
  readonly provider: string;
  readonly before: TrustService;
  readonly after: TrustService;
  readonly changes: readonly ServiceAspect[];
}

export const SERVICE_ASPECTS = [
  'provider',
  'status',
  'name',
  'identity',
  'scope',
  'qualifiers',
  'history',
] as const;
export type ServiceAspect = (typeof SERVICE_ASPECTS)[number];

/**
 * Compares two editions of one list. Services are the same when provider, type and identity are, failing that provider,
 * type and name (then the identity has changed), failing that type and identity (then the provider has). The work grows
 * with the number of services.
 */
export function diffEditions(before: TrustedList, after: TrustedList): EditionDifference {
  const old = new Set(allServices(before));
  const young = new Set(allServices(after));
  const pairs: (readonly [NamedService, NamedService])[] = [];
  for (const keyOf of [byAll, byIdentity, byName, byIdentityAlone]) {
    const waiting = new Map<string, NamedService[]>();
    for (const one of old) {
      const key = keyOf(one);
      const queue = waiting.get(key);
      if (queue === undefined) waiting.set(key, [one]);
      else queue.push(one);
    }
    for (const one of young) {
      const partner = waiting.get(keyOf(one))?.shift();
      if (partner === undefined) continue;
      pairs.push([partner, one]);
      old.delete(partner);
      young.delete(one);
    }
  }
  const namesBefore = new Set(before.providers.map(providerName));
  const namesAfter = new Set(after.providers.map(providerName));
  return {
    providersAdded: [...namesAfter].filter((name) => !namesBefore.has(name)),
    providersRemoved: [...namesBefore].filter((name) => !namesAfter.has(name)),
    servicesAdded: [...young],
    servicesRemoved: [...old],
    servicesChanged: pairs.flatMap(([one, other]) => changeOf(one, other)),
  };
}

const allServices = ({ providers }: TrustedList): readonly NamedService[] =>
  providers.flatMap((provider) =>
    provider.services.map((service) => ({ provider: providerName(provider), service })),
  );

const byAll = (one: NamedService): string => `${byName(one)}\n${identityKey(one.service)}`;
const byIdentity = (one: NamedService): string => `${one.provider}\n${byIdentityAlone(one)}`;
const byName = ({ provider, service }: NamedService): string =>
  [provider, service.type, englishOf(service.names)].join('\n');
const byIdentityAlone = ({ service }: NamedService): string => `${service.type}\n${identityKey(service)}`;

const identityKey = ({ identity }: ServiceState): string =>
  JSON.stringify([
    [...identity.certificates].sort(),
    // Beside certificates the other identifiers only repeat them, spelt this way or that.
    identity.certificates.length > 0 ? [] : [...identity.subjectNames, ...identity.keyIdentifiers].sort(),
  ]);

function changeOf(before: NamedService, after: NamedService): readonly ServiceChange[] {
  const differs = (of: (service: TrustService) => unknown): boolean =>
    JSON.stringify(of(before.service)) !== JSON.stringify(of(after.service));
  const changed: Readonly<Record<ServiceAspect, boolean>> = {
    provider: before.provider !== after.provider,
    status: differs(({ status, since }) => [status, since]),
    name: differs(({ names }) => names),
    identity: differs(identityKey),
    scope: differs(scopesOf),
    qualifiers: differs(({ extensions }) => extensions.filter(({ kind }) => kind === 'qualifications')),
    history: differs(({ history }) => history),
  };
  const changes = SERVICE_ASPECTS.filter((aspect) => changed[aspect]);
  if (changes.length === 0) return [];
  return [{ provider: after.provider, before: before.service, after: after.service, changes }];
}

/** What a service state is for: `ForWebSiteAuthentication` … */
export const scopesOf = ({ extensions }: ServiceState): readonly string[] =>
  extensions.flatMap((one) => (one.kind === 'additional-information' ? [shortName(one.uri)] : [])).sort();

/** The provider's name in English, or the first there is. */
export const providerName = ({ names }: TrustServiceProvider): string => englishOf(names);

export const englishOf = (texts: readonly LocalText[]): string =>
  (texts.find(({ language }) => language.toLowerCase() === 'en') ?? texts[0])?.text ?? '';
