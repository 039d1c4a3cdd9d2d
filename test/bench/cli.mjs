import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mintMany } from './certificates.mjs';
import { print, ratioInTurn } from './measure.mjs';

/** P2: one certificate on the command line as a whole process, against a Node that does nothing. */
export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'qwarden-bench-'));
  const file = join(directory, 'qwac.der');
  writeFileSync(file, mintMany(1)[0]);
  const cpuOf =
    (...args) =>
    () => {
      const { output, status } = spawnSync(
        process.execPath,
        ['--require', './test/bench/report-cpu.cjs', ...args],
        {
          stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
        },
      );
      if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.`);
      return Number(output[3]);
    };
  const cli = cpuOf('dist/cli/qwarden.cjs', 'cert', 'inspect', '--json', file);
  const bare = cpuOf('-e', '0');
  cli();
  bare();
  const { a, b, ratio } = await ratioInTurn(cli, bare, 15);
  rmSync(directory, { recursive: true });
  print(`cli: qwarden cert inspect ${(a / 1000).toFixed(0)} ms CPU, node -e 0 ${(b / 1000).toFixed(0)} ms`);
  return [{ goal: 'P2 qwarden cert inspect / node -e 0', ratio, must: 2 }];
}
