import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export const ADMIN = { email: 'bench@qwarden.example', password: 'correct horse battery staple' };

/** Starts `dist/server/main.js` on a data directory; resolves when it answers, with the milliseconds that took. */
export async function startServer(dataDir, env = {}) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      QWARDEN_PORT: String(port),
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_TRUST_LISTS: 'off',
      QWARDEN_REGISTER_URL: 'off',
      QWARDEN_ADMIN_EMAIL: ADMIN.email,
      QWARDEN_ADMIN_PASSWORD: ADMIN.password,
      ...env,
    },
  });
  await lineThat(child, (line) => line.includes('listens on'));
  const readyMs = performance.now() - started;
  return { url: `http://127.0.0.1:${port}`, readyMs, pid: child.pid, stop: () => stop(child) };
}

/** The milliseconds until a bare NestJS on Fastify listens. */
export async function startBareNest() {
  const bare = await startBareRoute();
  await bare.stop();
  return bare.readyMs;
}

/** A bare NestJS on Fastify with one route, `/bare/answer`. */
export async function startBareRoute() {
  const started = performance.now();
  const child = spawn(process.execPath, ['test/bench/bare-nest.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await lineThat(child, (text) => text.includes('listens'));
  const readyMs = performance.now() - started;
  return { url: /http:\S+/.exec(line)[0], readyMs, pid: child.pid, stop: () => stop(child) };
}

/** The line; what follows is read and thrown away, so that listening takes nothing from what is timed. */
function lineThat(child, wanted) {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const found = text.split('\n').slice(0, -1).find(wanted);
      if (found === undefined) return;
      child.stdout.off('data', read).resume();
      resolve(found);
    };
    child.stdout.on('data', read);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${text}`)));
  });
}

function stop(child) {
  return new Promise((resolve) => {
    child.on('exit', resolve);
    child.kill('SIGTERM');
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
