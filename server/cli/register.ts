import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Problem } from '../platform/http/problem.js';
import { RegisterEditions } from '../registers/register-editions.service.js';
import { RegisterImports } from '../registers/register-import.service.js';
import { lookupQuerySchema, RegisterLookups } from '../registers/register-lookups.service.js';
import { RegisterSources } from '../registers/register-sources.service.js';
import type { RegisterEditionView, RegisterLookup } from '../registers/registers.contract.js';
import { actor, withInstallation } from './installation.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { printable } from './printable.js';

const USAGE = `qwarden register import FILE [--source NAME] [--accept-loss REASON] [--sha256 HEX] [--json]
  Takes an edition of the EBA register from its ZIP or its JSON, or with --source one of an authority’s list
  (bafin, bde, nbg, regafi, or a mapping that was saved). The SHA-256 is also looked for in FILE.sha256.

qwarden register lookup PSDXX-NCA-NUMBER [--role ROLE] [--country CC] [--organisation NAME] [--at DATE] [--json]
  Whether a payment service provider may use a role in a country, from the editions that are stored.

qwarden register status [--json]
  The editions, newest first.

The installation is the one of the QWARDEN_ variables, as for the server, which may be running.
Exit code: 0 taken, or the answer is yes; 1 nothing is known; 2 refused, or the answer is no;
3 a file could not be read.
`;

const OPTIONS = {
  'accept-loss': { type: 'string' },
  source: { type: 'string' },
  sha256: { type: 'string' },
  role: { type: 'string' },
  country: { type: 'string' },
  organisation: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `argv` begins after `register`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const { values, positionals } = parseArgs({ args: [...rest], allowPositionals: true, options: OPTIONS });
  if (values.help || command === undefined || command === '--help') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  const { json } = values;
  if (command === 'status') return status(json, io);
  const [subject, ...more] = positionals;
  if (command === 'import' || command === 'lookup') {
    if (subject === undefined || more.length > 0)
      throw new UsageError(`One ${command === 'import' ? 'file' : 'identifier'} is expected.\n\n${USAGE}`);
    if (command === 'lookup') return lookup(subject, values, json, io);
    return importFile(
      subject,
      { acceptLoss: values['accept-loss'], sha256: values.sha256, source: values.source },
      json,
      io,
    );
  }
  throw new UsageError(`There is no command "register ${command}".\n\n${USAGE}`);
}

interface Given {
  readonly acceptLoss: string | undefined;
  readonly sha256: string | undefined;
  readonly source: string | undefined;
}

async function importFile(name: string, given: Given, json: boolean, io: Io): Promise<ExitCode> {
  const path = resolve(name);
  if (!existsSync(path)) {
    await write(io.stderr, `qwarden: ${name}: there is no such file.\n`);
    return 3;
  }
  const sha256 = given.sha256?.toLowerCase() ?? hashBeside(path);
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const how = given.source === undefined ? {} : await sourceOf(app, given.source, io);
    if (how === undefined) return 3;
    const { outcome, edition } = await app.get(RegisterImports).import(
      { name: basename(path), content: { path }, sha256 },
      {
        ...how,
        origin: basename(path),
        actor: actor(),
        acceptLoss: given.acceptLoss,
        onProgress: progressTo(io),
      },
    );
    if (io.stderr.isTTY === true) io.stderr.write('\n');
    if (json) await write(io.stdout, `${JSON.stringify({ outcome, edition })}\n`);
    else await write(io.stdout, edition === null ? 'It is the edition in use.\n' : line(edition));
    return outcome === 'refused' ? 2 : 0;
  });
}

/** Undefined where there is none of this name that comes as a file; what there is was said then. */
async function sourceOf(app: INestApplicationContext, name: string, io: Io) {
  try {
    return await app.get(RegisterSources).importOf(name);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const known = (await app.get(RegisterSources).all()).filter(({ format }) => format !== null);
    const names = known.map(({ id }) => id).join(', ');
    await write(
      io.stderr,
      `qwarden: There is no source "${printable(name)}" of files; known are ${names}.\n`,
    );
    return undefined;
  }
}

/** As the EBA publishes it: the hash, and the name after it. */
function hashBeside(path: string): string | undefined {
  const sidecar = `${path}.sha256`;
  if (!existsSync(sidecar)) return undefined;
  return /\b[0-9a-f]{64}\b/i.exec(readFileSync(sidecar, 'latin1').slice(0, 4_096))?.[0].toLowerCase();
}

/** One line that is written over on a terminal, a line for each ten thousand entities elsewhere. */
function progressTo({ stderr }: Io): (done: number, total: number | undefined) => void {
  let told = 0;
  return (done, total) => {
    const text = `${done}${total === undefined ? '' : ` of about ${total}`} entities`;
    if (stderr.isTTY === true) stderr.write(`\r${text} `);
    else if (done - told >= 10_000) {
      told = done;
      stderr.write(`${text}\n`);
    }
  };
}

function lookup(
  identifier: string,
  { role, country, organisation, at }: Partial<Record<'role' | 'country' | 'organisation' | 'at', string>>,
  json: boolean,
  io: Io,
): Promise<ExitCode> {
  const { data, error } = lookupQuerySchema.safeParse({
    identifier,
    ...(role !== undefined && { role }),
    ...(country !== undefined && { country: country.toUpperCase() }),
    ...(organisation !== undefined && { organisation }),
    ...(at !== undefined && { at }),
  });
  if (error)
    throw new UsageError(
      error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
    );
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const found = await app.get(RegisterLookups).lookup(data);
    await write(io.stdout, json ? `${JSON.stringify(found)}\n` : describe(found));
    return found.answer === 'yes' ? 0 : found.answer === 'no' ? 2 : 1;
  });
}

function describe({ identifier, answer, reasons, roles, matches, sources, at }: RegisterLookup): string {
  const lines = [
    `${printable(identifier)}: ${answer}. ${reasons.map(({ message }) => printable(message)).join(' ')}`,
  ];
  for (const { role, answer: one, sentence } of roles)
    lines.push(`  ${role}  ${one}  ${printable(sentence)}`);
  for (const { id, name, number, path, rung } of matches)
    lines.push(
      `  found ${printable(id)}, ${printable(name)}, number ${printable(number ?? 'none')}, by ${path}${rung === null ? '' : ` (${rung})`}`,
    );
  for (const { name, edition, ageDays, legalWeight, disclaimer } of sources) {
    lines.push(
      edition === null
        ? `  ${name}: no edition of ${at} or before is stored.`
        : `  ${name}: edition ${printable(edition.version)} of ${edition.publishedAt}, ${ageDays ?? 0} days old.`,
      `  ${legalWeight}`,
    );
    if (disclaimer !== null) lines.push(`  ${printable(disclaimer)}`);
  }
  return `${lines.join('\n')}\n`;
}

function status(json: boolean, io: Io): Promise<ExitCode> {
  return withInstallation(io, async (app): Promise<ExitCode> => {
    const editions = await app.get(RegisterEditions).recent();
    for (const edition of editions)
      await write(io.stdout, json ? `${JSON.stringify(edition)}\n` : line(edition));
    if (!editions.some(({ state }) => state === 'current')) {
      await write(io.stderr, 'qwarden: There is no edition of a register in use.\n');
      return 2;
    }
    return editions[0]?.state === 'refused' ? 1 : 0;
  });
}

function line(edition: RegisterEditionView): string {
  const { source, state, version, publishedAt, entities, changes, problem } = edition;
  const published = publishedAt === null ? '' : ` of ${publishedAt.toISOString()}`;
  const counts =
    changes === null
      ? `${entities} entities`
      : `${entities} entities: ${changes.added} new, ${changes.changed} changed, ${changes.removed} gone`;
  const why =
    problem === null
      ? ''
      : `\n    ${problem.code}${placeOf(problem)}: ${printable(problem.message)}\n    ${problem.advice}`;
  return `${source}  ${state.padEnd(9)} ${printable(version ?? '')}${published}, ${counts}${why}\n`;
}

function placeOf({ offset, line, column }: NonNullable<RegisterEditionView['problem']>): string {
  if (offset !== undefined) return ` at byte ${offset}`;
  if (line === undefined) return '';
  return ` on line ${line}${column === undefined ? '' : `, column ${column}`}`;
}
