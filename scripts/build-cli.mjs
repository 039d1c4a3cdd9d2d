/**
 * Bundles the `qwarden` command into one file with its compiled code beside it, because it must start in milliseconds:
 * resolving and compiling a hundred modules takes longer than inspecting a certificate. What needs a database is loaded
 * from the server's build when it is called.
 */
import { spawnSync } from 'node:child_process';
import { chmod, copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, runnerImport } from 'vite';

const outDir = 'dist/cli';
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  // See cli-start.cjs.
  plugins: [
    { name: 'import-through-start', renderChunk: (code) => code.replaceAll(/\bimport\(/g, 'importModule(') },
  ],
  build: {
    ssr: 'server/cli/qwarden.ts',
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: true,
    // CommonJS starts faster than an ES module, and only a script can take a code cache.
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false } },
  },
});
await copyFile('scripts/cli-start.cjs', `${outDir}/qwarden.cjs`);
await chmod(`${outDir}/qwarden.cjs`, 0o755);

// One run over a certificate compiles the code that every run needs.
const {
  module: { mint },
} = await runnerImport('./test/support/mint.ts', { configFile: false, logLevel: 'warn' });
const { status, stderr } = spawnSync(
  process.execPath,
  [`${outDir}/qwarden.cjs`, 'cert', 'inspect', '--json', '-'],
  { input: mint(), env: { ...process.env, QWARDEN_CLI_WRITE_CACHE: resolve(outDir, 'main.cache') } },
);
if (status !== 0) throw new Error(`The bundled command ended with ${status}: ${stderr}`);
