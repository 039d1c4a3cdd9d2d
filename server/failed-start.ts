import { ConfigMistakes } from './platform/config/config.js';
import { NewerDatabase } from './platform/database/migrate.js';
import { WrongSecretKey } from './platform/sealed/installation-secrets.js';

/** What an operator can do something about, in a sentence; the cause in the system's own words follows. */
const SENTENCES: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/^EADDRINUSE$/, 'The port is taken. Stop what listens there, or choose another with QWARDEN_PORT.'],
  [/^EADDRNOTAVAIL$/, 'This machine does not have the address of QWARDEN_HOST.'],
  [/^(EACCES|EPERM|EROFS)$/, 'The data directory or the port may not be used by this user.'],
  [/^(ENOSPC|SQLITE_FULL|53100)$/, 'The disk is full.'],
  [
    /^(SQLITE_NOTADB|SQLITE_CORRUPT)/,
    'The database file is damaged or something else than a database. Restore a backup.',
  ],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'Another process holds the database.'],
  [/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/, 'The database file cannot be opened for writing.'],
  [
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|57P03)$/,
    'PostgreSQL does not answer at the address of QWARDEN_DATABASE_URL.',
  ],
  [/^(28P01|28000)$/, 'PostgreSQL refuses the user or password of QWARDEN_DATABASE_URL.'],
  [/^3D000$/, 'PostgreSQL has no database of that name. Create it first.'],
];

/** The lines to print when the server could not start; a stack only for what is our fault. */
export function explainFailedStart(error: unknown): readonly string[] {
  if (error instanceof ConfigMistakes) return error.mistakes;
  if (error instanceof NewerDatabase || error instanceof WrongSecretKey) return [error.message];
  if (!(error instanceof Error)) return [String(error)];
  const code = 'code' in error ? String(error.code) : '';
  const known = SENTENCES.find(([pattern]) => pattern.test(code));
  return known ? [known[1], `(${error.message || code})`] : [error.stack ?? error.message];
}
