import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface ServerProcess {
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

const STOP_MS = 10_000;

/** Starts the built server and returns when it listens; throws with what it said when it does not. */
export async function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('QWARDEN_'));
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(inherited), ...settings },
  });
  const said: string[] = [];
  const listening = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        if (said.push(line) > 50) said.shift();
        if (line.startsWith('Qwarden listens')) resolve();
        if (isWorthSaying(line)) process.stdout.write(`${line}\n`);
      });
    child.on('exit', () => reject(new Error(`The server did not start:\n${said.join('\n')}`)));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const killed = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await once(child, 'exit');
    clearTimeout(killed);
  };
  await listening;
  return { child, stop };
}

/** Runs the built command on the installation; throws with what it said when it fails. */
export async function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('QWARDEN_'));
  const env = { ...Object.fromEntries(inherited), ...settings };
  await promisify(execFile)(process.execPath, ['dist/cli/qwarden.cjs', ...args], { env });
}

/** Each request is a line of the log; in a demo only what went wrong is news. */
const isWorthSaying = (line: string) => /"level":"(warn|error|fatal)"/.test(line);

/** The wanted port when nobody listens there, else any that is free. */
export async function freePort(wanted: number, host: string): Promise<number> {
  for (const port of [wanted, 0]) {
    const server = createServer();
    try {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      if (address !== null && typeof address === 'object') return address.port;
    } catch {
      continue;
    } finally {
      server.close();
    }
  }
  throw new Error(`No port is free on ${host}.`);
}
