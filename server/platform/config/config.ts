import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RevocationPolicy } from '../../core/revocation/decide-revocation.js';
import type { AccessPolicy } from '../../core/grants/decide-access.js';
import type { MailLanguage } from '../../core/alerts/words/language.js';
import { SETTINGS, type SettingName } from './settings.js';

export type DatabaseTarget =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly database: DatabaseTarget;
  readonly secretKey: string | undefined;
  /** The key before it; opens, and seals nothing. */
  readonly formerSecretKey: string | undefined;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly alertTo: string | undefined;
  /** Of new accounts, and of alerts to whoever's language is not known. */
  readonly language: MailLanguage;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** For URLs that come out of certificates and lists. */
  readonly egress: {
    readonly allowedHosts: readonly string[];
    readonly allowLoopback: boolean;
    readonly proxy: string | undefined;
  };
  readonly revocation: RevocationPolicy;
  readonly trustedLists: {
    /** Whether lists are fetched; they can be imported either way. */
    readonly fetched: boolean;
    readonly listOfLists: string;
  };
  readonly registers: {
    /** Of the metadata of the EBA register; `undefined` when editions are only imported from files. */
    readonly eba: string | undefined;
    readonly agents: boolean;
    readonly maxBytes: number;
    /** Of an external checking service; `undefined`: none is asked. */
    readonly checking: string | undefined;
    readonly checkingToken: string | undefined;
  };
  /** ISO 3166-1: where roles are used; null: wherever their holders are authorised. */
  readonly hostCountry: string | null;
  /** `bank`: our decision is the answer. `tpp`: the bank's answer is recorded. */
  readonly operatedBy: 'tpp' | 'bank';
  /** Where requests for access are mailed. */
  readonly bankMailTo: string | undefined;
  /** Host of the bank's interface, without a slash at the end; undefined: it is not asked about consents. */
  readonly bankApiUrl: string | undefined;
  /** Everything here is invented; nothing may reach a bank. */
  readonly demo: boolean;
  /** Asked to see whether it is us. */
  readonly probeReferences: readonly { readonly host: string; readonly port: number }[];
  /** Asked every minute while all is well. */
  readonly heartbeatUrl: string | undefined;
  /** How fresh proofs have to be for a gateway. */
  readonly access: AccessPolicy;
}

/** Injection token of `Config`. */
export const CONFIG = Symbol('CONFIG');

/** The environment cannot be used; `mistakes` has one line for each variable at fault. */
export class ConfigMistakes extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigMistakes';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(SETTINGS) as SettingName[];

/** Reads every setting, or throws `ConfigMistakes` with all that is wrong. An empty variable counts as unset. */
export function readConfig(env: Environment): Config {
  const mistakes = unknownVariables(env);
  const values = new Map<SettingName, string | number>();
  for (const name of names) {
    const text = textOf(name, env, mistakes);
    if (text === undefined) continue;
    const { data, error } = SETTINGS[name].schema.safeParse(text);
    if (error) mistakes.push(`${name} ${error.issues.map(({ message }) => message).join(', ')}.`);
    else values.set(name, data);
  }
  if (values.has('QWARDEN_ADMIN_PASSWORD') && !values.has('QWARDEN_ADMIN_EMAIL'))
    mistakes.push('QWARDEN_ADMIN_EMAIL is missing; QWARDEN_ADMIN_PASSWORD needs it.');
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);

  const text = (name: SettingName) => values.get(name)?.toString();
  const port = Number(text('QWARDEN_PORT'));
  const dataDir = resolve(text('QWARDEN_DATA_DIR') ?? 'data');
  return {
    port,
    host: text('QWARDEN_HOST') ?? '127.0.0.1',
    dataDir,
    database: databaseTarget(text('QWARDEN_DATABASE_URL'), dataDir),
    secretKey: text('QWARDEN_SECRET_KEY'),
    formerSecretKey: text('QWARDEN_SECRET_KEY_FORMER'),
    adminEmail: text('QWARDEN_ADMIN_EMAIL'),
    adminPassword: text('QWARDEN_ADMIN_PASSWORD'),
    smtpUrl: text('QWARDEN_SMTP_URL'),
    mailFrom: text('QWARDEN_MAIL_FROM') ?? '',
    alertTo: text('QWARDEN_ALERT_TO'),
    language: text('QWARDEN_LANGUAGE') === 'lt' ? 'lt' : 'en',
    baseUrl: (text('QWARDEN_BASE_URL') ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    egress: {
      allowedHosts: (text('QWARDEN_EGRESS_ALLOW') ?? '').split(',').flatMap((entry) => entry.trim() || []),
      allowLoopback: text('QWARDEN_EGRESS_ALLOW_LOOPBACK') === 'true',
      proxy: text('QWARDEN_EGRESS_PROXY'),
    },
    revocation: {
      prefer: text('QWARDEN_REVOCATION_PREFER') === 'crl' ? 'crl' : 'ocsp',
      withoutAnswer: text('QWARDEN_REVOCATION_WITHOUT_ANSWER') === 'fail-soft' ? 'fail-soft' : 'fail-hard',
    },
    trustedLists: {
      fetched: text('QWARDEN_TRUST_LISTS') === 'on',
      listOfLists: text('QWARDEN_LOTL_URL') ?? '',
    },
    registers: {
      eba: text('QWARDEN_REGISTER_URL') === 'off' ? undefined : text('QWARDEN_REGISTER_URL'),
      agents: text('QWARDEN_REGISTER_AGENTS') === 'on',
      maxBytes: Number(text('QWARDEN_REGISTER_MAX_MB')) * 1024 * 1024,
      checking: text('QWARDEN_CHECKING_URL'),
      checkingToken: text('QWARDEN_CHECKING_TOKEN'),
    },
    hostCountry: text('QWARDEN_HOST_COUNTRY') ?? null,
    operatedBy: text('QWARDEN_OPERATED_BY') === 'bank' ? 'bank' : 'tpp',
    bankMailTo: text('QWARDEN_BANK_MAIL_TO'),
    bankApiUrl: text('QWARDEN_BANK_API_URL')?.replace(/\/+$/, ''),
    demo: text('QWARDEN_DEMO') === 'on',
    probeReferences: (text('QWARDEN_PROBE_REFERENCES') ?? '')
      .split(',')
      .flatMap((entry) => hostAndPort(entry.trim())),
    heartbeatUrl: text('QWARDEN_HEARTBEAT_URL'),
    access: {
      proofMaxAgeMs: Number(text('QWARDEN_GRANT_PROOF_MAX_AGE_HOURS')) * 3_600_000,
      tooOld: text('QWARDEN_GRANT_PROOF_TOO_OLD') === 'warn' ? 'warn' : 'deny',
    },
  };
}

/** True when browsers reach the console over TLS: Secure cookies, the `__Host-` prefix and HSTS. */
export const isBehindTls = ({ baseUrl }: Pick<Config, 'baseUrl'>): boolean => baseUrl.startsWith('https:');

function unknownVariables(env: Environment): string[] {
  const known = new Set<string>(
    names.flatMap((name) => [
      name,
      ...(SETTINGS[name].secret ? [`${name}_FILE`] : []),
      ...('command' in SETTINGS[name] ? [`${name}_COMMAND`] : []),
    ]),
  );
  return Object.keys(env)
    .filter((name) => name.startsWith('QWARDEN_') && !known.has(name))
    .map((name) => `${name} is not a setting of Qwarden.`);
}

function textOf(name: SettingName, env: Environment, mistakes: string[]): string | undefined {
  const setting = SETTINGS[name];
  const direct = env[name] || undefined;
  const file = setting.secret ? env[`${name}_FILE`] || undefined : undefined;
  const command = 'command' in setting ? env[`${name}_COMMAND`] || undefined : undefined;
  const ways = [
    ...(direct === undefined ? [] : [name]),
    ...(file === undefined ? [] : [`${name}_FILE`]),
    ...(command === undefined ? [] : [`${name}_COMMAND`]),
  ];
  if (ways.length > 1) {
    const all = ways.length > 2 ? 'all' : 'both';
    mistakes.push(`${ways.join(' and ')} are ${all} set; keep one.`);
    return undefined;
  }
  if (command !== undefined) return outputOf(name, command, mistakes);
  if (file === undefined) return direct ?? ('default' in setting ? setting.default : undefined);
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    mistakes.push(`${name}_FILE names a file that cannot be read: ${file}.`);
    return undefined;
  }
}

const COMMAND_MS = 15_000;
const COMMAND_BYTES = 64 * 1024;

/** What a command prints, for key stores with a tool of their own. Nothing of it goes into a message: it is the secret. */
function outputOf(name: SettingName, command: string, mistakes: string[]): string | undefined {
  const { status, signal, stdout, error } = spawnSync('/bin/sh', ['-c', command], {
    stdio: ['ignore', 'pipe', 'ignore'],
    ...{ timeout: COMMAND_MS, maxBuffer: COMMAND_BYTES, killSignal: 'SIGKILL', encoding: 'utf8' },
  });
  const code = error !== undefined && 'code' in error ? error.code : undefined;
  const why =
    code === 'ETIMEDOUT'
      ? `did not end within ${COMMAND_MS / 1_000} seconds`
      : code === 'ENOBUFS'
        ? 'prints more than a key'
        : error !== undefined
          ? `could not be started (${code})`
          : status !== 0
            ? `ended with ${signal ?? `code ${status}`}`
            : stdout.trim() === ''
              ? 'prints nothing'
              : undefined;
  if (why === undefined) return stdout.trim();
  mistakes.push(`The command of ${name}_COMMAND ${why}.`);
  return undefined;
}

function hostAndPort(text: string): { readonly host: string; readonly port: number }[] {
  const [host = '', port = '443'] = text.split(':');
  return host === '' ? [] : [{ host: host.toLowerCase(), port: Number(port) }];
}

function databaseTarget(url: string | undefined, dataDir: string): DatabaseTarget {
  if (url === undefined) return { kind: 'sqlite', file: join(dataDir, 'qwarden.sqlite') };
  if (!url.startsWith('sqlite:')) return { kind: 'postgres', url };
  return { kind: 'sqlite', file: resolve(url.replace(/^sqlite:(\/\/)?/, '')) };
}
