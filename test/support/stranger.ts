import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LONGEST_START_MS = 20_000;

export interface Stranger {
  readonly port: number;
  stop(): Promise<void>;
}

/** Somebody else's server, from a Debian package, on a port of its own. Throws when the program is not installed. */
export async function startStranger(
  program: 'nginx' | 'openssl',
  commandLine: (port: number) => readonly string[],
  cwd: string,
): Promise<Stranger> {
  // Debian keeps servers where only root's PATH leads.
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  if (spawnSync(program, [program === 'nginx' ? '-v' : 'version'], { env }).error !== undefined)
    throw new Error(
      `${program} is not installed: apt-get install ${program === 'nginx' ? 'nginx-light' : program}`,
    );
  const port = await freePort();
  const child = spawn(program, commandLine(port), { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
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

function freePort(): Promise<number> {
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
