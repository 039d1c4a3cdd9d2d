import { describe, expect, test } from '@jest/globals';
import {
  english,
  forPurpose,
  identity,
  nationalList,
  provider,
  qualifications,
  service,
  serviceState,
} from '../../../test/support/trusted-list-author.js';
import { diffEditions } from './diff-editions.js';
import { Qualifier, ServiceStatus } from './names.js';
import type { TrustService } from './trusted-list.js';

const A = identity(Uint8Array.of(1));
const B = identity(Uint8Array.of(2));
const C = identity(Uint8Array.of(3));

const list = (...services: readonly TrustService[]) => nationalList({}, [provider({ services })]);
const named = (name: string, over: Partial<TrustService> = {}) => service({ names: english(name), ...over });

/** What has changed about the one service that both editions have. */
function changes(before: TrustService, after: TrustService): readonly string[] {
  const difference = diffEditions(list(before), list(after));
  expect(difference.servicesAdded).toHaveLength(0);
  expect(difference.servicesRemoved).toHaveLength(0);
  return difference.servicesChanged.flatMap((change) => change.changes);
}

describe('the difference between two editions', () => {
  test('the same edition has none', () => {
    const edition = list(named('one', { identity: A }), named('two', { identity: B }));
    expect(diffEditions(edition, edition)).toEqual({
      providersAdded: [],
      providersRemoved: [],
      servicesAdded: [],
      servicesRemoved: [],
      servicesChanged: [],
    });
  });

  test('services that come and go, with their provider', () => {
    const difference = diffEditions(
      list(named('one', { identity: A }), named('two', { identity: B })),
      list(named('one', { identity: A }), named('three', { identity: C })),
    );
    const names = (all: readonly { provider: string; service: TrustService }[]) =>
      all.map((one) => [one.provider, one.service.names[0]?.text]);
    expect(names(difference.servicesAdded)).toEqual([['Qwarden Test Trust Services', 'three']]);
    expect(names(difference.servicesRemoved)).toEqual([['Qwarden Test Trust Services', 'two']]);
  });

  test('providers that come and go', () => {
    const [one, two] = ['One', 'Two'].map((name) => nationalList({}, [provider({ names: english(name) })]));
    expect(diffEditions(one!, two!)).toMatchObject({ providersAdded: ['Two'], providersRemoved: ['One'] });
  });

  test('a withdrawn service, with its new history', () => {
    const before = named('one', { identity: A });
    const after = {
      ...before,
      status: ServiceStatus.withdrawn,
      since: '2026-01-01T00:00:00Z',
      history: [serviceState({ names: english('one'), identity: A })],
    };
    expect(changes(before, after)).toEqual(['status', 'history']);
  });

  test('another certificate for the same service', () => {
    expect(changes(named('one', { identity: A }), named('one', { identity: B }))).toEqual(['identity']);
  });

  test('another name for the same certificate', () => {
    expect(changes(named('one', { identity: A }), named('uno', { identity: A }))).toEqual(['name']);
  });

  test('another purpose, other qualifiers', () => {
    const before = named('one', { identity: A });
    const criteria = { assert: 'all', criteria: [] } as const;
    expect(changes(before, { ...before, extensions: [forPurpose('seals')] })).toEqual(['scope']);
    expect(
      changes(before, {
        ...before,
        extensions: [forPurpose('web'), qualifications([Qualifier.notQualified], criteria)],
      }),
    ).toEqual(['qualifiers']);
  });

  test('a service that another provider has taken over', () => {
    const under = (name: string) =>
      nationalList({}, [provider({ names: english(name), services: [named('one', { identity: A })] })]);
    const difference = diffEditions(under('One'), under('Two'));
    expect(difference.servicesChanged.map(({ changes: all, provider: name }) => [name, all])).toEqual([
      ['Two', ['provider']],
    ]);
  });

  test('services with the same certificate are paired one to one', () => {
    const twice = list(named('web', { identity: A }), named('seals', { identity: A }));
    const once = list(named('web', { identity: A }));
    expect(diffEditions(twice, once).servicesRemoved).toHaveLength(1);
    expect(diffEditions(once, twice).servicesAdded).toHaveLength(1);
    const turned = list(named('seals', { identity: A }), named('web', { identity: A }));
    expect(diffEditions(twice, turned).servicesChanged).toHaveLength(0);
  });
});
