/** `npm run build`: server, console and command line into dist/. Only what is older than its sources is built again. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SHARED = ['package-lock.json', 'tsconfig.json'];
const TARGETS = [
  {
    name: 'server',
    sources: [...SHARED, 'server', 'nest-cli.json'],
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
    result: 'dist/server/main.js',
  },
  {
    name: 'console',
    // The console imports the server's contracts, and these import core.
    sources: [...SHARED, 'admin-ui', 'server', 'vite.config.ts'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    result: 'dist/admin-ui/index.html',
  },
  {
    name: 'command line',
    sources: [
      ...SHARED,
      'server/core',
      'server/cli',
      'server/platform',
      'scripts/build-cli.mjs',
      'scripts/cli-start.cjs',
    ],
    command: ['scripts/build-cli.mjs'],
    result: 'dist/cli/qwarden.cjs',
  },
];

/** Builds every stale target, two at a time; throws with the output of the one that failed. */
export async function ensureBuilt() {
  const stale = TARGETS.filter((target) => !isFresh(target));
  if (stale.length === 0) return;
  process.stdout.write(`Building ${stale.map(({ name }) => name).join(', ')} …\n`);
  await Promise.all(stale.map(build));
}

function build(target) {
  const { name, command } = target;
  // Taken before the build: what is edited meanwhile is built the next time.
  const built = fingerprint(target);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('exit', (code) => {
      if (code !== 0) return reject(new Error(`Building the ${name} failed:\n${output}`));
      mkdirSync('dist', { recursive: true });
      writeFileSync(stampOf(target), built);
      resolve();
    });
  });
}

const stampOf = ({ name }) => `dist/.${name.replace(' ', '-')}-built-from`;

const isFresh = (target) =>
  existsSync(target.result) &&
  existsSync(stampOf(target)) &&
  readFileSync(stampOf(target), 'utf8') === fingerprint(target);

/** By content, because a checkout gives old files new dates. */
function fingerprint({ sources }) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder))
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(file).isFile())
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureBuilt();
