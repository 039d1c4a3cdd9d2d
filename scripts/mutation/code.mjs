import { transformSync } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { transform } = JSON.parse(readFileSync('package.json', 'utf8')).jest;
const [[, [, options]]] = Object.entries(transform);

/** A module as the tests would get it, but in CommonJS, so that one process can evaluate it many times. */
export function compile(path, source) {
  const { code } = transformSync(source, {
    ...options,
    module: { type: 'commonjs' },
    filename: path,
    swcrc: false,
    sourceMaps: false,
  });
  const requested = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  return { code, imports: Object.fromEntries(requested.map((name) => [name, resolve(path, name)])) };
}

/** Our own modules by their path, packages by their name. */
function resolve(from, name) {
  if (!name.startsWith('.')) return undefined;
  const path = join(dirname(from), name).replaceAll('\\', '/').replace(/\.js$/, '.ts');
  if (!existsSync(path)) throw new Error(`${from} imports ${name}, which is no module of ours.`);
  return path;
}

/** The given modules and, through their imports, all of ours that they need. */
export function compileAll(paths, changed) {
  const modules = new Map();
  const wanted = [...paths];
  for (const path of wanted) {
    if (modules.has(path)) continue;
    const module = compile(path, changed.get(path) ?? readFileSync(path, 'utf8'));
    modules.set(path, module);
    wanted.push(...Object.values(module.imports).filter((found) => found !== undefined));
  }
  return modules;
}
