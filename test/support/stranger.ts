import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LONGEST_START_MS = 20_000;

export interface Stranger {
  readonly port: number;
  stop(): Promise<void>;
}

const PACKAGES = { nginx: 'nginx-light', openssl: 'openssl', glewlwyd: 'glewlwyd' } as const;

/** Somebody else's server, from a Debian package. Throws when the program is not installed, or takes no connections. */
export async function startStranger(
  program: keyof typeof PACKAGES,
  args: readonly string[],
  cwd: string,
  port: number,
): Promise<Stranger> {
  // Debian keeps servers where only root's PATH leads.
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const known = spawnSync('sh', ['-c', `command -v ${program}`], { env });
  if (known.status !== 0)
    throw new Error(`${program} is not installed: apt-get install ${PACKAGES[program]}`);
  const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + LONGEST_START_MS;
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${program} did not start: ${said}`);
    }
    await delay(30);
  }
  return { port, stop: () => stopped(child, ended) };
}

async function stopped(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
