import { certInspect, CERT_INSPECT_USAGE } from './cert-inspect.js';
import { type ExitCode, type Io, UsageError } from './output.js';

const USAGE = `qwarden COMMAND

  cert inspect FILE…    decode and lint certificates
  cert verify FILE      the full verdict about a certificate
  tl status|refresh|import|export   the trusted lists of an installation
  probe run             check a bank's interface step by step from this machine
  register import|lookup|status     the registers of an installation
  evidence verify FILE  check the evidence pack of a verdict
  audit verify|export   check the audit log of an installation
  keys status|rotate    the secret key that seals what an installation must not show
  user create|reset|vouch  manage accounts of an installation

qwarden COMMAND --help tells more.
`;

/** Groups of commands with a file of their own in the server's build. */
const FROM_SERVER: ReadonlySet<string> = new Set([
  'audit',
  'evidence',
  'keys',
  'probe',
  'register',
  'tl',
  'user',
]);

/**
 * Commands that need a database, the network or XML are loaded only when they are called, because `cert inspect` must
 * start in milliseconds.
 */
async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [group, command, ...rest] = argv;
  switch (`${group ?? ''} ${command ?? ''}`.trim()) {
    case 'cert inspect':
      return certInspect(rest, io, new Date());
    case 'cert verify':
      return runFromServer('cert-verify.js', rest, io);
    case 'cert':
    case 'cert --help':
      io.stdout.write(`${CERT_INSPECT_USAGE}\nqwarden cert verify --help tells about verdicts.\n`);
      return 0;
    default:
  }
  if (group !== undefined && FROM_SERVER.has(group)) return runFromServer(`${group}.js`, argv.slice(1), io);
  if (group === undefined || group === '--help' || group === '-h' || group === 'help') {
    io.stdout.write(USAGE);
    return group === undefined ? 3 : 0;
  }
  throw new UsageError(`There is no command "${argv.join(' ')}".\n\n${USAGE}`);
}

async function runFromServer(file: string, argv: readonly string[], io: Io): Promise<ExitCode> {
  // A computed path keeps the bundler from pulling it into this file, which must start in milliseconds.
  const module = (await import(new URL(`../server/cli/${file}`, import.meta.url).href)) as {
    run(argv: readonly string[], io: Io): Promise<ExitCode>;
  };
  return module.run(argv, io);
}

async function main(): Promise<void> {
  const io: Io = { stdout: process.stdout, stderr: process.stderr, stdin: process.stdin };
  // A reader that stops early (`qwarden … | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  try {
    process.exitCode = await run(process.argv.slice(2), io);
  } catch (error) {
    process.stderr.write(`qwarden: ${error instanceof UsageError ? error.message : String(error)}\n`);
    process.exitCode = 3;
  }
}

void main();
