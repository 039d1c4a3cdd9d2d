/**
 * Lets a worker thread run our TypeScript as it stands, for tests: `new Worker(url, { execArgv: ['--import', this] })`.
 * Relative imports end in `.js`, which means the `.ts` beside it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

const isHook = new URL(import.meta.url).searchParams.has('hooks');
if (!isHook) register(`${import.meta.url}?hooks`);

export async function resolve(specifier, context, next) {
  if (/^\.{1,2}\//.test(specifier) && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const typescript = new URL(specifier.slice(0, -3) + '.ts', context.parentURL);
    if (existsSync(typescript)) return { url: typescript.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  return {
    format: 'module',
    source: await javascriptOf(await readFile(path, 'utf8'), path),
    shortCircuit: true,
  };
}

const CACHE = new URL('../../node_modules/.cache/typescript-threads/', import.meta.url);

/** Kept by content, because a thread reads some two hundred files each time it starts. */
async function javascriptOf(typescript, filename) {
  const cached = new URL(`${createHash('sha256').update(typescript).digest('hex')}.js`, CACHE);
  try {
    return await readFile(cached, 'utf8');
  } catch {
    const { transform } = await import('@swc/core');
    const { code } = await transform(typescript, {
      filename,
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    });
    await mkdir(CACHE, { recursive: true });
    // Another thread may be writing the same file.
    const draft = new URL(`${process.pid}-${Math.random()}.tmp`, CACHE);
    await writeFile(draft, code);
    await rename(draft, cached);
    return code;
  }
}
