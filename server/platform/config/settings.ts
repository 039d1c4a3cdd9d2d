import { z } from 'zod';
import { MAIL_LANGUAGES } from '../../core/alerts/words/language.js';

/** Also names without a dot: `qwarden@localhost`. */
const email = z.email({ pattern: z.regexes.html5Email, error: 'is not an e-mail address' });

/** `mail@example.eu` or `Name <mail@example.eu>`. */
const mailbox = z
  .string()
  .refine((text) => email.safeParse(/<([^<>]+)>$/.exec(text)?.[1] ?? text).success && !/[\r\n]/.test(text), {
    error: 'is not an e-mail address, nor "Name <address>"',
  });

const urlOf = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `is not a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** `ca.example,.example,ca.example:8088`. */
const hostList = z.string().regex(/^\s*\.?[a-z0-9.-]+(:\d{1,5})?(\s*,\s*\.?[a-z0-9.-]+(:\d{1,5})?)*\s*$/i, {
  error: 'is not a list of host names',
});

interface Setting {
  readonly schema: z.ZodType<string | number>;
  /** A secret may also stand in a file that `<NAME>_FILE` names. */
  readonly secret: boolean;
  /** It may also be what the command of `<NAME>_COMMAND` prints. */
  readonly command?: true;
  readonly default?: string;
  readonly description: string;
}

/** Every environment variable Qwarden knows; `docs/configuration.md` is made from this table. */
export const SETTINGS = {
  QWARDEN_PORT: {
    schema: z.coerce.number('is not a number').int('is not a whole number').min(0).max(65_535),
    secret: false,
    default: '3000',
    description: 'The port to listen on.',
  },
  QWARDEN_HOST: {
    schema: z.string().regex(/^[0-9A-Za-z.:_-]+$/, 'is not a host name or address'),
    secret: false,
    default: '127.0.0.1',
    description: 'The address to listen on. `0.0.0.0` listens on all of them; put TLS in front then.',
  },
  QWARDEN_DATA_DIR: {
    schema: z.string().min(1),
    secret: false,
    default: './data',
    description: 'Where the SQLite database, the generated keys and the audit checkpoints are kept.',
  },
  QWARDEN_DATABASE_URL: {
    schema: urlOf(['postgres:', 'postgresql:', 'sqlite:']),
    secret: true,
    description:
      '`postgres://user:password@host/database` for PostgreSQL. Without it, SQLite in the data directory.',
  },
  QWARDEN_SECRET_KEY: {
    schema: z.string().min(32, 'is shorter than 32 characters'),
    secret: true,
    command: true,
    description:
      'Seals what must not be readable in the database. Without it a key is generated into the data directory: back it up.',
  },
  QWARDEN_SECRET_KEY_FORMER: {
    schema: z.string().min(32, 'is shorter than 32 characters'),
    secret: true,
    command: true,
    description:
      'The key before this one, while what is sealed moves: set both, start anew, run `qwarden keys rotate`, take it out.',
  },
  QWARDEN_ADMIN_EMAIL: {
    schema: email,
    secret: false,
    description: 'The administrator created on an empty database.',
  },
  QWARDEN_ADMIN_PASSWORD: {
    schema: z.string().min(8, 'is shorter than 8 characters').max(256, 'is longer than 256 characters'),
    secret: true,
    description: 'The password of that administrator. Without it a one-time password is printed once.',
  },
  QWARDEN_SMTP_URL: {
    schema: urlOf(['smtp:', 'smtps:']),
    secret: true,
    description: '`smtp://user:password@host:587` or `smtps://…`. Without it mails wait.',
  },
  QWARDEN_MAIL_FROM: {
    schema: mailbox,
    secret: false,
    default: 'Qwarden <qwarden@localhost>',
    description: 'The sender of every mail.',
  },
  QWARDEN_ALERT_TO: {
    schema: mailbox,
    secret: false,
    description: 'Hears about certificates that have no owner.',
  },
  QWARDEN_LANGUAGE: {
    schema: z.enum(MAIL_LANGUAGES, { error: 'is neither en nor lt' }),
    secret: false,
    default: 'en',
    description:
      'The language, `en` or `lt`, of new accounts, and of alerts to channels and to addresses of which no language is known. People with an account choose theirs; contacts of organisations have one.',
  },
  QWARDEN_BASE_URL: {
    schema: urlOf(['http:', 'https:']),
    secret: false,
    description:
      'The address people use, for links in mails. https turns on Secure cookies and HSTS. Default: http://localhost and the port.',
  },
  QWARDEN_EGRESS_ALLOW: {
    schema: hostList,
    secret: false,
    description:
      'The only hosts that addresses in certificates and trusted lists may lead to, separated by commas: `ca.example`, `.example` with all below it, `ca.example:8088`. Without it every public host on the usual ports.',
  },
  QWARDEN_EGRESS_PROXY: {
    schema: urlOf(['http:', 'https:']),
    secret: true,
    description:
      '`http://user:password@proxy:3128`: the forward proxy for those addresses. The proxy resolves names, and here only the names are checked.',
  },
  QWARDEN_REVOCATION_PREFER: {
    schema: z.enum(['ocsp', 'crl'], { error: 'is neither ocsp nor crl' }),
    secret: false,
    default: 'ocsp',
    description: 'Which is asked first whether a certificate was revoked: `ocsp` or `crl`.',
  },
  QWARDEN_REVOCATION_WITHOUT_ANSWER: {
    schema: z.enum(['fail-hard', 'fail-soft'], { error: 'is neither fail-hard nor fail-soft' }),
    secret: false,
    default: 'fail-hard',
    description:
      'When nobody says whether a certificate was revoked: `fail-hard` leaves its verdict indeterminate, `fail-soft` makes it valid with warnings.',
  },
  QWARDEN_EGRESS_ALLOW_LOOPBACK: {
    schema: z.enum(['true', 'false'], { error: 'is neither true nor false' }),
    secret: false,
    default: 'false',
    description: 'Lets those addresses lead to this machine. For tests and the demo only.',
  },
  QWARDEN_TRUST_LISTS: {
    schema: z.enum(['on', 'off'], { error: 'is neither on nor off' }),
    secret: false,
    default: 'on',
    description:
      'Whether the EU trusted lists are fetched. `off` for an installation without a way out: its lists are imported from files.',
  },
  QWARDEN_LOTL_URL: {
    schema: urlOf(['http:', 'https:']),
    secret: false,
    default: 'https://ec.europa.eu/tools/lotl/eu-lotl.xml',
    description: 'Where the list of the trusted lists is published.',
  },
  QWARDEN_REGISTER_URL: {
    schema: z.union([z.literal('off'), urlOf(['http:', 'https:'])], {
      error: 'is neither off nor a URL that begins with http:// or https://',
    }),
    secret: false,
    default: 'https://euclid.eba.europa.eu/register/api/filemetadata',
    description:
      'Where the EBA register says which file is its newest edition. `off` for an installation without a way out: editions are imported from files.',
  },
  QWARDEN_REGISTER_AGENTS: {
    schema: z.enum(['on', 'off'], { error: 'is neither on nor off' }),
    secret: false,
    default: 'off',
    description:
      'Whether agents of payment institutions are kept. They are fifty times as many as all others, and mostly natural persons: personal data.',
  },
  QWARDEN_CHECKING_URL: {
    schema: urlOf(['http:', 'https:']),
    secret: false,
    description:
      'An external checking service that is asked at each lookup beside the registers stored here, and shown as such. Only authority and number are sent. Without it none is asked.',
  },
  QWARDEN_CHECKING_TOKEN: {
    schema: z.string().min(8, 'has fewer than 8 characters'),
    secret: true,
    description: 'Sent to the checking service as bearer token.',
  },
  QWARDEN_REGISTER_MAX_MB: {
    schema: z.coerce.number('is not a number').int('is not a whole number').min(1).max(2_048),
    secret: false,
    default: '2048',
    description:
      'The longest JSON, in MB, that an edition of a register may unpack to. The EBA register has 217.',
  },
  QWARDEN_HOST_COUNTRY: {
    schema: z.string().regex(/^[A-Z]{2}$/, { error: 'is no country code of two capital letters' }),
    secret: false,
    description:
      'The country in which payment service providers use their roles with you, `LT`: those from abroad need a passport to it. Without one, what they may do at home is what counts.',
  },
  QWARDEN_OPERATED_BY: {
    schema: z.enum(['tpp', 'bank'], { error: 'is neither tpp nor bank' }),
    secret: false,
    default: 'tpp',
    description:
      'Who runs this installation. `tpp`: the bank answers each request, and access begins with its answer. `bank`: the decision here is that answer.',
  },
  QWARDEN_BANK_API_URL: {
    schema: urlOf(['https:', 'http:']),
    secret: false,
    description:
      "Host of the bank's XS2A interface, for example `https://open-banking-api.paysera.com`. Without it consents are not compared with the bank.",
  },
  QWARDEN_BANK_MAIL_TO: {
    schema: email,
    secret: false,
    description:
      'Where approved requests are mailed once a person confirms it, `tech_support@paysera.com`. Without it they are downloaded and sent by hand.',
  },
  QWARDEN_DEMO: {
    schema: z.enum(['on', 'off'], { error: 'is neither on nor off' }),
    secret: false,
    default: 'off',
    description: 'Says that everything here is invented: nothing is ever mailed to the bank.',
  },
  QWARDEN_HEARTBEAT_URL: {
    schema: urlOf(['http:', 'https:']),
    secret: true,
    description:
      'Asked every minute with GET while jobs run and mail goes out. A service outside that expects it tells you when Qwarden has fallen silent.',
  },
  QWARDEN_PROBE_REFERENCES: {
    schema: hostList,
    secret: false,
    description:
      'Hosts that answer when your own network is well, `www.example.eu,192.0.2.1:8443`. When a target does not answer they are asked: if they do not either, it is unknown and not down. Targets that answered last are asked in any case.',
  },
  QWARDEN_GRANT_PROOF_MAX_AGE_HOURS: {
    schema: z.coerce.number('is not a number').int('is not a whole number').min(1).max(8_760),
    secret: false,
    default: '48',
    description:
      'How old the last verdict about a certificate may be, in hours, when a gateway asks whether a request may pass.',
  },
  QWARDEN_GRANT_PROOF_TOO_OLD: {
    schema: z.enum(['deny', 'warn'], { error: 'is neither deny nor warn' }),
    secret: false,
    default: 'deny',
    description:
      'What a gateway is answered when that verdict is older: `deny`, or `warn` to allow with a warning.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
