import { parseArgs } from 'node:util';
import { AuditLog } from '../audit/audit.service.js';
import { readConfig } from '../platform/config/config.js';
import {
  SECRET_KEY,
  type SecretKey,
  forgetFormerKeyFile,
  renewSecretKeyFile,
} from '../platform/config/secret-key.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { type RotatedColumn, rotateKeys } from '../platform/sealed/key-rotation.js';
import { type SealedUnder, sealedUnder } from '../platform/sealed/sealed-under.js';
import { Sealing } from '../platform/sealed/sealing.js';
import { Clock } from '../ports/clock.js';
import { actor, withInstallation } from './installation.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';

const USAGE = `qwarden keys status [--json]
  How much is sealed under the present secret key, under the former one, and under keys that are not here.

qwarden keys rotate [--offline] [--json]
  Moves everything that is sealed to another secret key. Cut off anywhere, it goes on when it is run again.

  The key stands in the data directory: the first run makes a new one beside it; start every instance anew
  (they know both keys then), and run it again: it seals everything under the new key and forgets the former.
  --offline  no instance is running: both at once

  The key comes from the environment: give the new one as QWARDEN_SECRET_KEY and the one before it as
  QWARDEN_SECRET_KEY_FORMER, start every instance anew, run it, and take the former one out.

The installation is the one of the QWARDEN_ variables, as for the server.
Exit code: 0 done, 2 refused or something opens with neither key (nothing of it was changed), 3 it could not run.
`;

/** `argv` begins after `keys`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const { values } = parseArgs({
    args: [...rest],
    options: {
      json: { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || command === undefined || command === '--help') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  if (command === 'status') return status(values.json, io);
  if (command === 'rotate') return rotate(values, io);
  throw new UsageError(`There is no command "keys ${command}".\n\n${USAGE}`);
}

function status(json: boolean, io: Io): Promise<ExitCode> {
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const columns = await sealedUnder(app.get(Database).manager, app.get(Sealing));
    await write(io.stdout, json ? `${JSON.stringify({ columns })}\n` : describeStatus(columns));
    return columns.every(({ unknown }) => unknown === 0) ? 0 : 2;
  });
}

async function rotate(options: { json: boolean; offline: boolean }, io: Io): Promise<ExitCode> {
  const config = readConfig(process.env);
  let isOnlyRenewed = false;
  const begun = await withInstallation(io, async (app): Promise<ExitCode> => {
    if (app.get<SecretKey>(SECRET_KEY).former.length > 0) return 0;
    if (config.secretKey !== undefined) {
      await write(
        io.stderr,
        'qwarden: The key comes from the environment. Give the new one as QWARDEN_SECRET_KEY and the present one as QWARDEN_SECRET_KEY_FORMER.\n',
      );
      return 2;
    }
    // Written down first: a new key that nobody wrote down is worse than an entry about a key that was not made.
    await record(app.get(Transactions), app.get(AuditLog), app.get(Clock), 'renew', {});
    renewSecretKeyFile(config.dataDir);
    isOnlyRenewed = !options.offline;
    return 0;
  });
  if (begun !== 0) return begun;
  if (!isOnlyRenewed) return seal(options, io);
  const next = 'Start every instance anew, then run this again. Back the new secret.key up.';
  await write(
    io.stdout,
    options.json
      ? `${JSON.stringify({ state: 'renewed', next })}\n`
      : `There is a new secret key; the former one still opens what is sealed. ${next}\n`,
  );
  return 0;
}

/** The keys are read anew: there may be another one than a moment ago. */
function seal({ json }: { json: boolean }, io: Io): Promise<ExitCode> {
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const transactions = app.get(Transactions);
    const columns = await rotateKeys(transactions, app.get(Sealing));
    const unopened = columns.flatMap(({ unopened }) => unopened);
    const rewrapped = columns.reduce((sum, column) => sum + column.rewrapped, 0);
    await record(transactions, app.get(AuditLog), app.get(Clock), 'rotate', {
      ...{ rewrapped: String(rewrapped), unopened: String(unopened.length) },
    });
    const config = readConfig(process.env);
    const forgotten = unopened.length === 0 && forgetFormerKeyFile(config.dataDir);
    const next =
      unopened.length > 0
        ? 'What opens with neither key was left alone, and the former key is kept. Enter those secrets again, or restore a backup.'
        : config.formerSecretKey !== undefined
          ? 'Take QWARDEN_SECRET_KEY_FORMER out.'
          : forgotten
            ? 'The former key is forgotten; backups from before still need it.'
            : '';
    await write(
      io.stdout,
      json ? `${JSON.stringify({ state: 'sealed', columns, next })}\n` : describeRotation(columns, next),
    );
    return unopened.length === 0 ? 0 : 2;
  });
}

function record(
  transactions: Transactions,
  audit: AuditLog,
  clock: Clock,
  verb: 'renew' | 'rotate',
  details: Readonly<Record<string, string>>,
): Promise<void> {
  return transactions.run((tx) =>
    audit.record(tx, {
      ...{ actor: actor(), at: clock.now(), action: `secret-key.${verb}` },
      ...{ subjectType: 'installation', subjectId: 'secret-key', details },
    }),
  );
}

const place = ({ table, column }: { readonly table: string; readonly column: string }): string =>
  `${table}.${column}`.padEnd(38);

const describeStatus = (columns: readonly SealedUnder[]): string =>
  columns
    .map(
      (column) =>
        `${place(column)} ${column.present} under the present key` +
        (column.former > 0 ? `, ${column.former} under the former one` : '') +
        (column.unknown > 0 ? `, ${column.unknown} under a key that is not here` : ''),
    )
    .join('\n') + '\n';

const describeRotation = (columns: readonly RotatedColumn[], next: string): string =>
  columns
    .map(
      (column) =>
        `${place(column)} ${column.rewrapped} sealed anew, ${column.current} were` +
        (column.unopened.length > 0 ? `; not opened: ${column.unopened.join(', ')}` : ''),
    )
    .join('\n') + (next === '' ? '\n' : `\n${next}\n`);
