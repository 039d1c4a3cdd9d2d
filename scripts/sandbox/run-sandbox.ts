import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_EDITIONS } from '../../server/core/api-editions/editions.js';
import { BankTime } from '../../test/support/bank/bank-time.js';
import type { Bank } from '../../test/support/bank/bank.js';
import { ControlDesk } from '../../test/support/bank/control-desk.js';
import { readyCertificates } from '../../test/support/bank/ready-certificates.js';
import { startBank } from '../../test/support/bank/start-bank.js';
import { COMMANDS, UnknownCommand } from './commands.js';
import { ForeignFolder, SANDBOX_FILE, writeSandbox } from './folder.js';

const DEFAULT_PORT = 4490;
const DEFAULT_REDIRECT = 'http://127.0.0.1:4080/callback';
const folder = process.env['QWARDEN_SANDBOX_DIR'] ?? 'sandbox';

const width = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length));
const HELP = `npm run sandbox                  starts a bank on this machine; Ctrl-C ends it
npm run sandbox -- COMMAND       speaks to the one that runs

${Object.values(COMMANDS)
  .map(({ usage, help }) => `  ${usage.padEnd(width)}  ${help}`)
  .join('\n')}

QWARDEN_SANDBOX_PORT          the bank on 127.0.0.1 (${DEFAULT_PORT}); its control page is on the next port
QWARDEN_SANDBOX_DIR           where it writes its certificates (sandbox)
QWARDEN_SANDBOX_REDIRECT_URI  where customers are sent back to, several with commas (${DEFAULT_REDIRECT})
`;

/** Returns the exit code; the bank itself ends with Ctrl-C. */
export async function runSandbox(words: readonly string[]): Promise<number> {
  const [word] = words;
  if (word === undefined) return run();
  if (word === '--help' || word === '-h' || word === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  return tell(words);
}

async function run(): Promise<number> {
  const port = Number(process.env['QWARDEN_SANDBOX_PORT'] ?? DEFAULT_PORT);
  const redirectUris = (process.env['QWARDEN_SANDBOX_REDIRECT_URI'] ?? DEFAULT_REDIRECT).split(',');
  const bad = redirectUris.find((one) => !URL.canParse(one));
  if (bad !== undefined) return failed(`QWARDEN_SANDBOX_REDIRECT_URI holds ${bad}, which is no address.`);
  if (!Number.isInteger(port) || port < 1 || port > 65_534)
    return failed('QWARDEN_SANDBOX_PORT is a number from 1 to 65534.');
  const time = new BankTime();
  let bank: Bank | undefined;
  let desk: ControlDesk | undefined;
  try {
    bank = await startBank({ port, now: time.now, redirectUris });
    const certificates = readyCertificates(bank);
    desk = await new ControlDesk({ bank, time, certificates }).listen(port + 1);
    writeSandbox({ bank, control: desk.address, certificates: certificates.values() }, folder);
    process.stdout.write(described(bank, desk, certificates));
  } catch (error) {
    await desk?.close();
    await bank?.stop();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      return failed(`Port ${port} or ${port + 1} is in use; set QWARDEN_SANDBOX_PORT to another.`);
    return failed(error instanceof ForeignFolder ? error.message : String(error));
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await desk.close();
  await bank.stop();
  return 0;
}

function described(
  bank: Bank,
  { address }: ControlDesk,
  certificates: ReturnType<typeof readyCertificates>,
): string {
  const rows = (lines: readonly (readonly [string, string])[]): string => {
    const longest = Math.max(...lines.map(([name]) => name.length));
    return lines.map(([name, text]) => `  ${name.padEnd(longest)}  ${text}\n`).join('');
  };
  return `A bank runs at ${bank.origin}, its control page at ${address}/

Interfaces
${rows(ALL_EDITIONS.map(({ name, basePath }) => [name, `${bank.origin}${basePath}/v1`]))}
Metadata
${rows(ALL_EDITIONS.map(({ name, basePath }) => [name, `${bank.origin}${basePath}/.well-known/oauth-authorization-server`]))}
Providers that it knows (client id, secret, sent back to)
${rows(bank.parties.all.map(({ clientId, clientSecret, redirectUris }) => [clientId, `${clientSecret}  ${redirectUris.join(' ')}`]))}
Customers (number, code)
${rows(bank.customers.map(({ id, code, name, edition }) => [id, `${code}  ${name}, ${edition}`]))}
Certificates in ${folder}/, each with its key; ca.pem is what a client trusts
${rows([...certificates.values()].map(({ name, story, isAccepted }) => [`${name}.pem`, `${isAccepted ? 'accepted' : 'refused '}  ${story}`]))}
To try it:
  curl --cacert ${folder}/ca.pem ${bank.origin}${ALL_EDITIONS[0]!.basePath}/.well-known/oauth-authorization-server

Failures from another terminal, e.g. npm run sandbox -- on slow; all of them with -- switches. Ctrl-C ends it.
`;
}

async function tell(words: readonly string[]): Promise<number> {
  const file = join(folder, SANDBOX_FILE);
  if (!existsSync(file)) return failed('No sandbox was started here; start one with npm run sandbox.');
  const { control } = JSON.parse(readFileSync(file, 'utf8')) as { control: string };
  const [word = '', ...rest] = words;
  const command = COMMANDS[word];
  if (command === undefined)
    return failed(`There is no command ${word}; npm run sandbox -- --help names them.`);
  try {
    process.stdout.write(`${await command.run(control, rest)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UnknownCommand) return failed(error.message);
    return failed(`No sandbox answers at ${control}; start one with npm run sandbox.`);
  }
}

function failed(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
