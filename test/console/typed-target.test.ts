import { describe, expect, test } from '@jest/globals';
import { createProbeTargetSchema } from '../../server/probes/probes.contract.js';
import {
  bodyOf,
  faultsOf,
  NOTHING_TYPED,
  type Preset,
  stepOfField,
  stepsOf,
  type TypedTarget,
} from '../../admin-ui/connectivity/wizard/typed-target.js';

const typed = (part: Partial<TypedTarget> = {}): TypedTarget => ({ ...NOTHING_TYPED, name: 'Bank', ...part });

const PRESET: Preset = {
  ...{ edition: 'berlin-1.3', name: 'Paysera', origin: 'https://bank.example', basePath: '/xs2a' },
  ...{ discoveryUrl: 'https://bank.example/.well-known/x?a=1', paymentProducts: [], doubts: [] },
  environments: { production: { status: '', note: '' }, sandbox: { status: '', note: '' } },
};

describe('what is typed in the wizard', () => {
  test('of a preset needs a name and nothing else', () => {
    expect([...faultsOf(typed())]).toEqual([]);
    expect([...faultsOf(typed({ name: ' ' })).keys()]).toEqual(['name']);
  });

  test('leaves to the preset what was not typed', () => {
    expect(bodyOf(typed(), PRESET)).toMatchObject({
      ...{ kind: 'xs2a', edition: 'berlin-1.3', origin: null, basePath: null, discoveryUrl: null },
    });
  });

  test('of a preset at another address, the discovery document is expected there too', () => {
    const body = bodyOf(typed({ origin: 'https://127.0.0.1:8443/' }), PRESET);
    expect(body).toMatchObject({
      ...{ origin: 'https://127.0.0.1:8443', discoveryUrl: 'https://127.0.0.1:8443/.well-known/x?a=1' },
    });
  });

  test('of a plain server says nothing that only a bank has', () => {
    const body = bodyOf(
      typed({ what: 'tls', origin: 'https://a.example', clientId: 'c', basePath: '/x' }),
      undefined,
    );
    expect(body).toMatchObject({
      ...{ kind: 'tls', edition: null, basePath: null, clientId: null, expectedRoles: [], keyPlace: 'none' },
    });
    expect(stepsOf('tls')).not.toContain('key');
  });

  test.each(['berlin-1.3', 'georgia-0.8', 'xs2a', 'tls'] as const)('of %s is taken by the API', (what) => {
    const body = bodyOf(typed({ what, origin: 'https://a.example:8443' }), undefined);
    expect(createProbeTargetSchema.safeParse(body).error).toBeUndefined();
  });

  test.each([
    'http://a.example',
    'https://a.example/path',
    'https://a.example?x',
    'https://user:secret@a.example',
    'a.example',
  ])('takes no %s for an address', (origin) => {
    expect(faultsOf(typed({ origin })).get('origin')).toBe('origin');
  });

  test.each([
    ['origin', { what: 'xs2a' }],
    ['basePath', { basePath: 'xs2a' }],
    ['redirectUri', { redirectUri: 'tpp.example' }],
    ['keyId', { keyPlace: 'sealed' }],
    ['everyMinutes', { everyMinutes: '0' }],
    ['everyMinutes', { everyMinutes: '1.5' }],
    ['fullEveryHours', { fullEveryHours: '745' }],
  ] as const)('finds the fault in %s of %j', (field, part) => {
    expect([...faultsOf(typed(part)).keys()]).toEqual([field]);
  });

  test('asks for all steps only by hand where nothing is typed', () => {
    expect(bodyOf(typed({ fullEveryHours: '' }), PRESET).fullEveryHours).toBeNull();
  });

  test('a key of a place that was left again is not sent', () => {
    expect(bodyOf(typed({ keyPlace: 'none', keyId: 'k', certificateId: 'c' }), PRESET)).toMatchObject({
      ...{ keyId: null, certificateId: null },
    });
  });

  test('a field that the server refused is corrected where it was typed', () => {
    expect(['origin', 'keyId', 'everyMinutes'].map(stepOfField)).toEqual(['where', 'key', 'client']);
  });
});
