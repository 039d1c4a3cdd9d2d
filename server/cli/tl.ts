import { createWriteStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { isSuccess } from '../core/trust-lists/attempt-outcome.js';
import { ListExport } from '../trust/list-export.service.js';
import { ListImport } from '../trust/list-import.service.js';
import { TrustedListUpdates } from '../trust/list-updates.service.js';
import type { TrustedListAttempt, TrustedListRow } from '../trust/trust.contract.js';
import { TrustedLists } from '../trust/trusted-lists.service.js';
import { actor, withInstallation } from './installation.js';
import { type ExitCode, type Io, UsageError, worse, write } from './output.js';
import { printable } from './printable.js';

const USAGE = `qwarden tl status [--json]
  The trusted lists in use, one a line: number, when it was issued, until when it counts, the last attempt.

qwarden tl refresh [--json] [TERRITORY]
  Fetches all lists now, or the list of one territory (EU is the list of lists).

qwarden tl import [--json] FILE…
  Takes lists from XML files, also compressed, or from a ZIP that "tl export" made elsewhere.

qwarden tl export FILE
  Writes the lists in use and their pivots into a ZIP.

The installation is the one of the QWARDEN_ variables, as for the server, which may be running.
Exit code: 0 all fine, 1 a list is overdue or its last attempt failed, 2 a list was refused or there is no
list of lists to decide by, 3 a file could not be read.
`;

/** `argv` begins after `tl`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help || command === undefined || command === '--help') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  const { json } = values;
  if (command === 'status') return withInstallation(io, (app) => status(app, json, io));
  if (command === 'refresh')
    return withInstallation(io, async (app) =>
      printAttempts(
        await app.get(TrustedListUpdates).refresh({ when: 'now', territory: positionals[0] }, actor()),
        json,
        io,
      ),
    );
  if (command === 'import') return importFiles(positionals, json, io);
  if (command === 'export') return exportTo(positionals, io);
  throw new UsageError(`There is no command "tl ${command}".\n\n${USAGE}`);
}

async function status(app: INestApplicationContext, json: boolean, io: Io): Promise<ExitCode> {
  const lists = await app.get(TrustedLists).all();
  for (const list of lists) await write(io.stdout, json ? `${JSON.stringify(list)}\n` : line(list));
  const lotl = lists.find(({ territory }) => territory === 'EU');
  if (lotl === undefined || lotl.state !== 'current') {
    await write(
      io.stderr,
      'qwarden: There is no current list of lists; nothing can be found to be qualified.\n',
    );
    return 2;
  }
  const isPoor = ({ state, failures }: TrustedListRow): boolean =>
    failures > 0 || (state !== 'current' && state !== 'closed' && state !== 'not-pointed-at');
  return lists.some(isPoor) ? 1 : 0;
}

function line({
  territory,
  state,
  edition,
  lastAttemptAt,
  lastOutcome,
  lastMessage,
}: TrustedListRow): string {
  const number =
    edition === null
      ? 'none'
      : `number ${edition.sequenceNumber} of ${day(edition.issued)}, ${edition.nextUpdate === null ? 'no next update' : `until ${day(edition.nextUpdate)}`}`;
  const attempt =
    lastAttemptAt === null ? 'never fetched' : `${lastOutcome} at ${lastAttemptAt.toISOString()}`;
  const message = lastMessage === null ? '' : `\n    ${printable(lastMessage)}`;
  return `${territory}  ${state.padEnd(16)} ${number}; ${attempt}${message}\n`;
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

function importFiles(names: readonly string[], json: boolean, io: Io): Promise<ExitCode> {
  if (names.length === 0) throw new UsageError(`No file is named.\n\n${USAGE}`);
  const files = names.map((name) => ({ name: basename(name), bytes: readFileSync(name) }));
  return withInstallation(io, async (app) =>
    printAttempts(await app.get(ListImport).import(files, actor()), json, io),
  );
}

async function printAttempts(
  attempts: readonly TrustedListAttempt[],
  json: boolean,
  io: Io,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const attempt of attempts) {
    const { source, territory, outcome, message } = attempt;
    const text = `${territory ?? '--'}  ${outcome}  ${printable(source)}${message === null ? '' : `\n    ${printable(message)}`}\n`;
    await write(io.stdout, json ? `${JSON.stringify(attempt)}\n` : text);
    code = worse(code, isSuccess(outcome) ? 0 : territory === null ? 3 : 2);
  }
  return code;
}

function exportTo(names: readonly string[], io: Io): Promise<ExitCode> {
  const [file] = names;
  if (file === undefined || names.length > 1) throw new UsageError(`One file is expected.\n\n${USAGE}`);
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const bundle = await app.get(ListExport).bundle();
    if (file === '-') for await (const chunk of bundle) io.stdout.write(chunk);
    else await pipeline(bundle, createWriteStream(file));
    return 0;
  });
}
