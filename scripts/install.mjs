import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.qwarden-installed';

/** Installs the packages of package-lock.json unless just these are there for just this Node. Throws with one line. */
export function ensureInstalled() {
  checkNode();
  const wanted = stamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  process.stdout.write('Installing packages; the first time this takes a few minutes …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(failure());
  writeFileSync(STAMP, wanted);
}

/** Native modules are built for one major version of Node. */
function stamp() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  return `${lock} node ${process.versions.modules}\n`;
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits =
    (major === 20 && minor >= 19) ||
    (major === 22 && minor >= 13) ||
    (major === 24 && minor >= 11) ||
    major > 24;
  if (!fits) throw new Error(`Qwarden needs Node ${engines.node}; this is ${process.versions.node}.`);
}

function failure() {
  const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'win32' && !(has('c++') && has('make') && has('python3'))) {
    return 'Installing failed: no prebuilt SQLite fits this machine, and building it needs a C++ compiler, make and python3.';
  }
  return 'Installing the packages failed; the lines above say why.';
}
