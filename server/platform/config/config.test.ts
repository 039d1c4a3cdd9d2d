import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigMistakes, isBehindTls, readConfig } from './config.js';
import { loadSecretKey } from './secret-key.js';

const mistakesOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes;
    throw error;
  }
};

const fileWith = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'qwarden-config-')), 'secret');
  writeFileSync(file, text);
  return file;
};

describe('readConfig', () => {
  test('needs no variable at all', () => {
    expect(readConfig({ PATH: '/bin' })).toMatchObject({
      ...{ port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', smtpUrl: undefined },
      database: { kind: 'sqlite', file: join(process.cwd(), 'data', 'qwarden.sqlite') },
    });
  });

  test('takes PostgreSQL by its URL', () => {
    const url = 'postgres://q:w@db.example/qwarden';
    expect(readConfig({ QWARDEN_DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  test('an empty variable counts as unset', () => {
    expect(readConfig({ QWARDEN_PORT: '', QWARDEN_SMTP_URL: '' })).toMatchObject({
      port: 3000,
      smtpUrl: undefined,
    });
  });

  test('reads a secret from the file that _FILE names, without the line end', () => {
    expect(readConfig({ QWARDEN_SMTP_URL_FILE: fileWith('smtp://mail.example:25\n') }).smtpUrl).toBe(
      'smtp://mail.example:25',
    );
  });

  test.each([
    ['QWARDEN_PORT', 'http'],
    ['QWARDEN_PORT', '70000'],
    ['QWARDEN_PORT', '3.5'],
    ['QWARDEN_HOST', 'a b'],
    ['QWARDEN_DATABASE_URL', 'mysql://db'],
    ['QWARDEN_SECRET_KEY', 'short'],
    ['QWARDEN_ADMIN_EMAIL', 'nobody'],
    ['QWARDEN_SMTP_URL', 'mail.example'],
    ['QWARDEN_MAIL_FROM', 'Qwarden <nobody>'],
    ['QWARDEN_MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
    ['QWARDEN_ALERT_TO', 'x y'],
    ['QWARDEN_BASE_URL', 'ftp://host'],
    ['QWARDEN_DATABSE_URL', 'postgres://db'],
    ['QWARDEN_PORT_FILE', '/run/secrets/port'],
    ['QWARDEN_SECRET_KEY_FILE', '/nowhere/at/all'],
  ])('%s=%s is one line that names the variable', (name, value) => {
    const mistakes = mistakesOf({ [name]: value });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^${name} `));
  });

  test('lists every mistake at once', () => {
    expect(mistakesOf({ QWARDEN_PORT: 'x', QWARDEN_BASE_URL: 'y', QWARDEN_NOPE: 'z' })).toHaveLength(3);
  });

  test('does not repeat a secret in a mistake', () => {
    expect(mistakesOf({ QWARDEN_SECRET_KEY: 'hunter2' }).join()).not.toContain('hunter2');
  });

  test('a secret given twice is a mistake', () => {
    const mistakes = mistakesOf({
      QWARDEN_SMTP_URL: 'smtp://a',
      QWARDEN_SMTP_URL_FILE: fileWith('smtp://b'),
    });
    expect(mistakes).toEqual(['QWARDEN_SMTP_URL and QWARDEN_SMTP_URL_FILE are both set; keep one.']);
  });

  test('a password without an address is a mistake', () => {
    expect(mistakesOf({ QWARDEN_ADMIN_PASSWORD: 'correct horse' })[0]).toMatch(/^QWARDEN_ADMIN_EMAIL /);
  });

  test('an https address means TLS in front', () => {
    expect(isBehindTls(readConfig({ QWARDEN_BASE_URL: 'https://qwarden.example/' }))).toBe(true);
  });
});

describe('a key from a key store', () => {
  const KEY = 'k'.repeat(32);
  test('is what its command prints', () => {
    expect(readConfig({ QWARDEN_SECRET_KEY_COMMAND: `printf '%s\\n' ${KEY}` }).secretKey).toBe(KEY);
  });

  test.each([
    ['exit 3', 'ended with code 3.'],
    ['true', 'prints nothing.'],
    ['head -c 100000 /dev/zero', 'prints more than a key.'],
    [`echo ${KEY}; kill -TERM $$`, 'ended with SIGTERM.'],
  ])('does not start when the command is %p, and shows nothing of what it printed', (command, why) => {
    expect(mistakesOf({ QWARDEN_SECRET_KEY_COMMAND: command })).toEqual([
      `The command of QWARDEN_SECRET_KEY_COMMAND ${why}`,
    ]);
  });

  test('is given in one way only, and for keys only', () => {
    const command = { QWARDEN_SECRET_KEY: KEY, QWARDEN_SECRET_KEY_COMMAND: `echo ${KEY}` };
    expect(mistakesOf(command)).toEqual([
      'QWARDEN_SECRET_KEY and QWARDEN_SECRET_KEY_COMMAND are both set; keep one.',
    ]);
    expect(mistakesOf({ QWARDEN_SMTP_URL_COMMAND: 'true' })).toEqual([
      'QWARDEN_SMTP_URL_COMMAND is not a setting of Qwarden.',
    ]);
  });
});

describe('loadSecretKey', () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'qwarden-key-')), 'data');

  test('makes a key that only its owner can read, and keeps it', () => {
    const first = loadSecretKey({ secretKey: undefined, dataDir });
    expect(first.value).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(first.generatedInto ?? '').mode & 0o777).toBe(0o600);
    expect(loadSecretKey({ secretKey: undefined, dataDir })).toEqual({ value: first.value, former: [] });
  });

  test('prefers the key of the settings', () => {
    expect(loadSecretKey({ secretKey: 'x'.repeat(32), dataDir })).toEqual({
      value: 'x'.repeat(32),
      former: [],
    });
  });
});
