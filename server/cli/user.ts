import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { Actor } from '../core/audit/actor.js';
import { readConfig } from '../platform/config/config.js';
import { PROBLEMS, Problem } from '../platform/http/problem.js';
import { FirstAdmin } from '../users/first-admin.js';
import { ROLES, createUserSchema } from '../users/users.contract.js';
import { Users } from '../users/users.service.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';

const USAGE = `qwarden user create --email ADDRESS --name NAME --role ${ROLES.join('|')} [--json]
  Makes an account and prints its one-time password.

qwarden user reset --email ADDRESS [--json]
  Takes the password away, ends the sessions, and prints a one-time password.

qwarden user vouch --email ADDRESS [--json]
  Says, as the owner of this host, that a person of their own uses an account that decides or
  administers, in place of a second administrator's consent.

The installation is the one of the QWARDEN_ variables, as for the server, which may be running.
`;

/** `argv` begins after `user`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const { values } = parseArgs({
    args: [...rest],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || command === undefined || command === '--help') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  if (command === 'create')
    return withUsers(io, values.json, async (users, actor) => {
      const { email, name, role } = values;
      const { data, error } = createUserSchema.safeParse({
        email,
        name,
        role,
        invitation: 'one-time-password',
      });
      if (error)
        throw new UsageError(
          error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
        );
      return users.create(data, actor);
    });
  if (command === 'reset')
    return withUsers(io, values.json, async (users, actor) => {
      if (values.email === undefined) throw new UsageError('--email is missing.');
      const { id } = await users.findByEmail(values.email);
      return users.reset(id, { invitation: 'one-time-password' }, actor);
    });
  if (command === 'vouch')
    return withUsers(io, values.json, async (users, actor) => {
      if (values.email === undefined) throw new UsageError('--email is missing.');
      const { id } = await users.findByEmail(values.email);
      return { user: await users.vouch(id, actor), oneTimePassword: null };
    });
  throw new UsageError(`There is no command "user ${command}".\n\n${USAGE}`);
}

type Created = Awaited<ReturnType<Users['create']>>;

async function withUsers(
  io: Io,
  json: boolean,
  work: (users: Users, actor: Actor) => Promise<Created>,
): Promise<ExitCode> {
  const app = await NestFactory.createApplicationContext(AppModule.forCommands(readConfig(process.env)), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    const first = app.get(FirstAdmin).created;
    if (first?.oneTimePassword)
      await write(
        io.stderr,
        `Administrator ${first.email}, one-time password ${first.oneTimePassword} (shown only now).\n`,
      );
    const { user, oneTimePassword } = await work(app.get(Users), {
      id: 'cli',
      name: userInfo().username,
      via: 'cli',
    });
    const { id, email, role } = user;
    await write(
      io.stdout,
      json
        ? `${JSON.stringify({ id, email, role, oneTimePassword })}\n`
        : oneTimePassword === null
          ? `${email} (${role}), vouched for.\n`
          : `${email} (${role}), one-time password ${oneTimePassword} (shown only now).\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await write(io.stderr, `qwarden: ${PROBLEMS[error.code].title}\n`);
    return 2;
  } finally {
    await app.close();
  }
}
