import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import type { Response as Injected } from 'light-my-request';
import { DataSource } from 'typeorm';
import { AppModule } from '../../server/app.module.js';
import { APP_OPTIONS, configureApp, createAdapter } from '../../server/app.js';
import { SYSTEM } from '../../server/core/audit/actor.js';
import type { Permission, Role } from '../../server/core/permissions/permissions.js';
import { SESSION_LIMITS } from '../../server/core/users/sign-in-limits.js';
import { TrustSource } from '../../server/evaluations/trust-source.js';
import { openApiDocument } from '../../server/openapi.js';
import { type Config, readConfig } from '../../server/platform/config/config.js';
import { Transactions } from '../../server/platform/database/transactions.js';
import { Clock } from '../../server/ports/clock.js';
import { Pkcs12Reader } from '../../server/ports/pkcs12-reader.js';
import { RegisterFileReader } from '../../server/ports/register-file-reader.js';
import { TrustListReader } from '../../server/ports/trust-list-reader.js';
import { UploadReader } from '../../server/ports/upload-reader.js';
import { Sessions } from '../../server/users/sessions.js';
import { AccountConsents } from '../../server/users/account-consents.service.js';
import { Users } from '../../server/users/users.service.js';
import { FakeClock } from './fake-clock.js';
import { testPkcs12Reader } from './pkcs12-reader.js';
import { testRegisterFileReader } from './register-file-reader.js';
import { type TestDatabase, freshDatabase } from './test-database.js';
import { testTrustListReader } from './trust-list-reader.js';
import { testUploadReader } from './upload-reader.js';

// A guard against hanging, not a measurement: a busy machine may need ten times as long as an idle one.
jest.setTimeout(120_000);

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** Parsed JSON; undefined when the answer is something else. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- A test looks at what came, whatever its shape.
  readonly body: any;
}

type Headers = Readonly<Record<string, string>>;

/** Speaks to the app as one caller. Paths are below `/api/v1` unless they begin with `//`, which means the root. */
export interface Caller {
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  delete(path: string, headers?: Headers): Promise<Answer>;
  request(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer>;
}

export interface Person extends Caller {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

export interface TestAppOptions {
  readonly at?: string;
  /** Given to start on a database that already holds something; who made it also drops it. */
  readonly database?: TestDatabase;
  readonly dataDir?: string;
  /** Modules beside the product's own, for routes that only a test needs. */
  readonly modules?: readonly Type[];
  /** What is trusted; without it nothing is. */
  readonly trust?: TrustSource;
  /** A built console; without it there is none. */
  readonly consoleDir?: string;
  /** What stands in the place of providers whose own capability a test leaves out. */
  readonly overrides?: readonly (readonly [token: unknown, value: unknown])[];
  /** Further `QWARDEN_*` variables. */
  readonly env?: Readonly<Record<string, string>>;
}

export const ADMIN = { email: 'ada@bank.example', password: 'correct horse battery' } as const;

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

const LONGEST_END_MS = 60_000;

/** What does not end says what it waits for, instead of the test runner's "exceeded timeout of a hook". */
async function ended(work: Promise<unknown>, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const held = process.getActiveResourcesInfo().sort().join(', ');
      reject(new Error(`${otherwise} within ${LONGEST_END_MS / 1_000} s; this process holds ${held}.`));
    }, LONGEST_END_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The whole application on an empty database. The clock is ours; nothing else is faked. */
export async function startTestApp(options: TestAppOptions | string = {}) {
  const { at = '2026-03-01T09:00:00Z', ...given } = typeof options === 'string' ? { at: options } : options;
  const database = given.database ?? (await freshDatabase());
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'qwarden-data-'));
  const config: Config = {
    ...readConfig({
      QWARDEN_ADMIN_EMAIL: ADMIN.email,
      QWARDEN_ADMIN_PASSWORD: ADMIN.password,
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_SECRET_KEY: 'a key that only tests use, 32 characters or more',
      // Nothing leaves this machine unless a test says where to.
      QWARDEN_TRUST_LISTS: 'off',
      QWARDEN_REGISTER_URL: 'off',
      ...given.env,
    }),
    database: database.target,
  };
  const clock = new FakeClock(at);
  const log: string[] = [];

  const builder = Test.createTestingModule({ imports: [AppModule.of(config), ...(given.modules ?? [])] });
  if (given.trust !== undefined) builder.overrideProvider(TrustSource).useValue(given.trust);
  for (const [token, value] of given.overrides ?? []) builder.overrideProvider(token).useValue(value);
  const module = await builder
    .overrideProvider(Clock)
    .useValue(clock)
    // The same readers; their threads run the sources.
    .overrideProvider(UploadReader)
    .useValue(testUploadReader())
    .overrideProvider(TrustListReader)
    .useValue(testTrustListReader())
    .overrideProvider(Pkcs12Reader)
    .useValue(testPkcs12Reader())
    .overrideProvider(RegisterFileReader)
    .useValue(testRegisterFileReader())
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(config), {
    ...APP_OPTIONS,
    logger: false,
  });
  const consoleDir = given.consoleDir ?? join(dataDir, 'no-console');
  await configureApp(app, config, { consoleDir, log: (line) => log.push(line) });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const call = async (method: string, path: string, body: unknown, headers: Headers): Promise<Answer> => {
    const url = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
    const response: Injected = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: isJson ? JSON.stringify(body) : (body as string | Buffer) }),
    });
    const type = String(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      body:
        type.includes('json') && response.body !== '' && !response.headers['content-encoding']
          ? response.json()
          : undefined,
    };
  };
  const caller = (own: Headers): Caller => ({
    get: (path, headers) => call('GET', path, undefined, { ...own, ...headers }),
    post: (path, body, headers) => call('POST', path, body, { ...own, ...headers }),
    patch: (path, body, headers) => call('PATCH', path, body, { ...own, ...headers }),
    put: (path, body, headers) => call('PUT', path, body, { ...own, ...headers }),
    delete: (path, headers) => call('DELETE', path, undefined, { ...own, ...headers }),
    request: (method, path, body, headers) => call(method, path, body, { ...own, ...headers }),
  });

  const people = new Map<string, Promise<string>>();
  const sessions = new Map<string, { opened: number; person: Promise<Person> }>();
  const transactions = app.get(Transactions);

  const makeUser = (role: Role, email: string) =>
    transactions.run(async (tx) => {
      const name = email.split('@', 1)[0] ?? email;
      const user = await app.get(Users).insert(tx, { email, name, role, state: 'active' }, clock.now());
      await app.get(AccountConsents).vouch(tx, user, SYSTEM, clock.now());
      return user.id;
    });

  /** Made without the detour over passwords. */
  const openSession = async (id: string, email: string): Promise<Person> => {
    const client = { address: '127.0.0.1', userAgent: 'test' };
    const session = await transactions.run((tx) => app.get(Sessions).open(tx, id, client, clock.now()));
    const cookie = `${config.baseUrl.startsWith('https') ? '__Host-' : ''}qwarden=${session}`;
    return { ...caller({ cookie }), id, email, cookie };
  };

  /** A person of this role, the same one each time it is asked for, signed in anew when the clock has moved on. */
  const person = (role: Role, email = `${role}@bank.example`): Promise<Person> => {
    const known = sessions.get(email);
    const now = clock.now().getTime();
    if (known && Math.abs(now - known.opened) < SESSION_LIMITS.idleMs) return known.person;
    const user = people.get(email) ?? makeUser(role, email);
    people.set(email, user);
    const opened = user.then((id) => openSession(id, email));
    sessions.set(email, { opened: now, person: opened });
    return opened;
  };

  /** As `person`, for one request without waiting first: `t.as('auditor').get('/users')`. */
  const as = (role: Role): Caller => {
    const request: Caller['request'] = async (...what) => (await person(role)).request(...what);
    return {
      request,
      get: (path, headers) => request('GET', path, undefined, headers),
      post: (path, body, headers) => request('POST', path, body, headers),
      patch: (path, body, headers) => request('PATCH', path, body, headers),
      put: (path, body, headers) => request('PUT', path, body, headers),
      delete: (path, headers) => request('DELETE', path, undefined, headers),
    };
  };

  /** A script with an API token of a user of this role. */
  const withToken = async (
    role: Role,
    scopes: readonly Permission[],
  ): Promise<Caller & { secret: string }> => {
    const { body, status } = await as(role).post('/api-tokens', { name: 'script', scopes });
    if (status !== 201) throw new Error(`The token was refused: ${JSON.stringify(body)}`);
    return { ...caller({ authorization: `Bearer ${body.secret}` }), secret: body.secret };
  };

  return {
    app,
    config,
    clock,
    dataDir,
    /** Lines of the request log. */
    log,
    database,
    /** The writing connection; a test looks at rows with it. */
    db: app.get(DataSource),
    transactions,
    get: <T>(type: Type<T>): T => app.get(type, { strict: false }),
    anonymous: caller({}),
    caller,
    person,
    as,
    withToken,
    openapi: (): OpenAPIObject => openApiDocument(app),
    /** Ends the app but keeps the database, to start again on it. */
    close: () => app.close(),
    stop: async () => {
      await ended(app.close(), 'The application did not close');
      if (!given.database) await ended(database.drop(), 'The database could not be dropped');
      if (given.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
