import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the real `openssl` is at hand; tests that need it are left out where it is not. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('There is no openssl on this machine; the tests that run it are left out.');

const folder = (): string => mkdtempSync(join(tmpdir(), 'qwarden-openssl-'));

/** Types the commands as a person would, without the passphrase, and returns the file that comes out. */
export function runCommands(
  files: Readonly<Record<string, string>>,
  commands: readonly string[],
  result: string,
): Uint8Array {
  const cwd = folder();
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    for (const command of commands)
      execFileSync('sh', ['-c', command.replace(' -aes-256-cbc', '')], { cwd, stdio: 'pipe' });
    return new Uint8Array(readFileSync(join(cwd, result)));
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
