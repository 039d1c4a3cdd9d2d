import { describe, expect, test } from '@jest/globals';
import { comesBackAt } from '../../admin-ui/connections/states.js';
import {
  changeBody,
  createBody,
  faultsOf,
  NOTHING_TYPED,
  type TypedConnection,
} from '../../admin-ui/connections/typed-connection.js';

const ID = '4a4f3c1e-0a63-4f1e-9d1b-5d0c2a7a9f10';
const ZONE = 'Europe/Vilnius';
const typed = (part: Partial<TypedConnection>): TypedConnection => ({
  ...NOTHING_TYPED,
  ...{ organisationId: ID, targetId: ID },
  ...part,
});

describe('a connection as it is typed', () => {
  test('leaves to the target what was left empty', () => {
    const body = createBody(typed({ clientId: '  ', redirectUri: '' }), ZONE);
    expect(body).toEqual({ organisationId: ID, targetId: ID, clientId: null, redirectUri: null });
    expect(faultsOf(body)).toEqual(new Set());
  });

  test('sends the secret as it is, spaces and all, with its end in UTC', () => {
    const part = { secretFrom: 'typed', clientSecret: ' s3cret ', secretEndsAt: '2027-01-01T02:00' } as const;
    expect(createBody(typed(part), ZONE)).toMatchObject({
      clientSecret: ' s3cret ',
      clientSecretEndsAt: '2027-01-01T00:00:00.000Z',
    });
  });

  test('sends no secret that was typed before another source was chosen', () => {
    const part = { secretFrom: 'submission', clientSecret: 's3cret', submissionId: ID } as const;
    const body = createBody(typed(part), ZONE);
    expect(body).toMatchObject({ submissionId: ID });
    expect(JSON.stringify(body)).not.toContain('s3cret');
  });

  test.each<[Partial<TypedConnection>, string]>([
    [{ organisationId: null }, 'organisationId'],
    [{ targetId: '' }, 'targetId'],
    [{ clientId: 'two words' }, 'clientId'],
    [{ secretFrom: 'typed', clientSecret: '' }, 'clientSecret'],
    [{ secretFrom: 'submission', submissionId: '' }, 'submissionId'],
  ])('names what cannot be sent so: %j', (part, field) => {
    expect(faultsOf(createBody(typed(part), ZONE))).toEqual(new Set([field]));
  });
});

describe('a change of a connection', () => {
  const connection = { clientId: 'tpp', redirectUri: 'https://tpp.example/callback', version: 3 };
  const same = { clientId: 'tpp', redirectUri: connection.redirectUri, clientSecret: '', secretEndsAt: '' };

  test('sends only what was touched', () => {
    expect(changeBody(connection, { ...same, secret: 'keep' }, ZONE)).toEqual({ version: 3 });
    expect(changeBody(connection, { ...same, secret: 'keep', clientId: ' other ' }, ZONE)).toEqual({
      ...{ version: 3, clientId: 'other' },
    });
  });

  test('takes a secret away, or replaces it together with its end', () => {
    expect(changeBody(connection, { ...same, secret: 'remove' }, ZONE)).toEqual({
      ...{ version: 3, clientSecret: null },
    });
    expect(changeBody(connection, { ...same, secret: 'replace', clientSecret: 'new' }, ZONE)).toEqual({
      ...{ version: 3, clientSecret: 'new', clientSecretEndsAt: null },
    });
  });
});

describe('when the customer comes back', () => {
  type Token = Parameters<typeof comesBackAt>[0][number];
  const token = (state: Token['state'], endsAt: string | null) => ({ state, endsAt }) as Token;

  test('is the first end of what is still good', () => {
    expect(
      comesBackAt([
        token('revoked', '2026-12-01T00:00:00.000Z'),
        token('usable', '2027-02-01T00:00:00.000Z'),
        token('doubtful', '2027-01-01T00:00:00.000Z'),
        token('usable', null),
      ]),
    ).toBe('2027-01-01T00:00:00.000Z');
  });

  test('is unknown where nothing is granted', () => {
    expect(comesBackAt([token('lost', '2026-12-01T00:00:00.000Z')])).toBeNull();
  });
});
