import { readFileSync } from 'node:fs';
import { TlsDialer } from '../adapters/dialer/tls-dialer.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { PROBE_RUN_USAGE, probeRun } from './probe-command.js';
import { readCredential } from './read-credential.js';

/** Runs `qwarden probe …` with the settings of the server for the way out, without its database. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === '-h') {
    await write(io.stdout, PROBE_RUN_USAGE);
    return command === undefined ? 3 : 0;
  }
  if (command !== 'run')
    throw new UsageError(`There is no command "probe ${command}".\n\n${PROBE_RUN_USAGE}`);
  const { env } = process;
  const dialer = new TlsDialer(
    {
      allowedHosts: (env['QWARDEN_EGRESS_ALLOW'] ?? '').split(',').flatMap((host) => host.trim() || []),
      allowLoopback: env['QWARDEN_EGRESS_ALLOW_LOOPBACK'] === 'true',
      proxy: env['QWARDEN_EGRESS_PROXY'],
    },
    { trustedCertificates: authoritiesOf(env) },
  );
  return probeRun(rest, io, { dialer, readCredential, now: () => new Date(), userAgent: 'Qwarden' });
}

/** Node's own setting, which its TLS takes for every connection that names no authorities itself. */
function authoritiesOf(env: NodeJS.ProcessEnv): readonly string[] {
  const file = env['NODE_EXTRA_CA_CERTS'];
  if (file === undefined || file === '') return [];
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    throw new UsageError(`NODE_EXTRA_CA_CERTS ${file}: The file cannot be read.`);
  }
}
