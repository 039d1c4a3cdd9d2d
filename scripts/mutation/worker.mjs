/** Runs the tests in one process: once as the sources are, then for one mutant after the other, as the parent asks. */
import { expect } from 'expect';
import fc from 'fast-check';
import crypto from 'node:crypto';
import { basename, dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const { modules, testFiles, mutants } = workerData;
const REQUIRED = new Map();
const packages = new Set(
  [...modules.values()].flatMap(({ imports }) =>
    Object.keys(imports).filter((name) => imports[name] === undefined),
  ),
);

let collected;
const prefix = [];
const each = (register) => (rows) => (title, body) => {
  if (rows.length === 0) throw new Error('each() got an empty table.');
  for (const row of rows) register(title, () => body(...(Array.isArray(row) ? row : [row])));
};
const test = (title, body) => void collected.push({ title: [...prefix, title].join(' › '), body });
const describe = (title, body) => {
  prefix.push(title);
  body();
  prefix.pop();
};
test.each = each(test);
describe.each = each(describe);

// The same examples for every mutant; a counterexample is enough, the smallest is not needed.
fc.configureGlobal({ seed: 20_000, endOnFailure: true });
// Time stands still, so that no mutant dies because the machine is busy.
performance.now = () => 0;
// Every test gets the same keys, made once: whether OpenSSL can make new ones is not the question here.
const keys = new Map();
const generateKeyPairSync = (type, options) => {
  const asked = `${type} ${JSON.stringify(options)}`;
  if (!keys.has(asked)) keys.set(asked, crypto.generateKeyPairSync(type, options));
  return keys.get(asked);
};
for (const name of packages) {
  if (name === '@jest/globals') REQUIRED.set(name, { __esModule: true, describe, expect, test });
  else if (name === 'node:crypto') REQUIRED.set(name, { __esModule: true, ...crypto, generateKeyPairSync });
  else REQUIRED.set(name, { __esModule: true, ...(await import(name)) });
}

/** How often each mutant's place was passed since the last reset, and the only one that is switched on. */
const passes = new Uint32Array(mutants.length);
let active = -1;
let limit = 0;
/** The module whose top level is just being evaluated, and those that pass a mutant's place while they are. */
let loading;
const onLoad = mutants.map(() => new Set());
const mutant = (id) => {
  if (active < 0) passes[id]++;
  if (active < 0 && loading !== undefined) onLoad[id].add(loading);
  if (id !== active) return false;
  if (--limit < 0) throw new Error('This mutant goes round and round.');
  return true;
};

const factories = new Map();
const loaded = new Map();
function load(path) {
  let exports = loaded.get(path);
  if (exports !== undefined) return exports;
  const { code, imports } = modules.get(path);
  let factory = factories.get(path);
  if (factory === undefined) {
    factory = compileFunction(code, ['exports', 'require', '__filename', 'mutant'], { filename: path });
    factories.set(path, factory);
  }
  exports = {};
  loaded.set(path, exports);
  const outer = loading;
  loading = path;
  factory(
    exports,
    (name) => (imports[name] === undefined ? REQUIRED.get(name) : load(imports[name])),
    path,
    mutant,
  );
  loading = outer;
  return exports;
}

const testsOf = new Map();
function testsIn(path) {
  if (!loaded.has(path)) {
    collected = [];
    load(path);
    testsOf.set(path, collected);
  }
  return testsOf.get(path);
}

/** Who imports whom, turned round: what has to be evaluated again when a module is changed as it is evaluated. */
const importers = new Map([...modules.keys()].map((path) => [path, []]));
for (const [path, { imports }] of modules) {
  for (const found of Object.values(imports)) if (found !== undefined) importers.get(found).push(path);
}
function dependents(path, found = new Set([path])) {
  for (const importer of importers.get(path))
    if (!found.has(importer)) dependents(importer, found.add(importer));
  return found;
}
const forget = (paths) => paths.forEach((path) => loaded.delete(path));

/** Tests that pass each mutant's place, and how often at most in one test. */
const coveredBy = mutants.map(() => new Map());
const mostPasses = new Uint32Array(mutants.length);

async function firstRun() {
  for (const path of testFiles) testsIn(path);
  let count = 0;
  for (const path of testFiles) {
    for (const [index, { title, body }] of testsIn(path).entries()) {
      count++;
      passes.fill(0);
      try {
        await body();
      } catch (error) {
        throw new Error(`Without any mutant a test fails: ${path}: ${title}\n${error.message}`, {
          cause: error,
        });
      }
      passes.forEach((count, id) => {
        if (count === 0) return;
        const indexes = coveredBy[id].get(path) ?? [];
        coveredBy[id].set(path, indexes);
        indexes.push(index);
        mostPasses[id] = Math.max(mostPasses[id], count);
      });
    }
  }
  return count;
}

/** `killed`, `endless`, `survived`, or `uncovered` when no test comes past. Tests that stand nearest come first. */
async function judge(id) {
  const { path } = mutants[id];
  const again = new Set([...onLoad[id]].flatMap((module) => [...dependents(module)]));
  const files = testFiles.filter((file) => again.has(file) || coveredBy[id].has(file));
  if (files.length === 0) return 'uncovered';
  const distance = (file) =>
    basename(file) === basename(path).replace('.ts', '.test.ts')
      ? 0
      : dirname(file) === dirname(path)
        ? 1
        : 2;
  files.sort((a, b) => distance(a) - distance(b));
  forget(again);
  active = id;
  limit = 10_000 + 100 * mostPasses[id];
  try {
    for (const file of files) {
      const tests = testsIn(file);
      for (const index of again.has(file) ? tests.keys() : coveredBy[id].get(file)) {
        await tests[index].body();
        if (limit < 0) return 'endless';
      }
    }
    return 'survived';
  } catch {
    return limit < 0 ? 'endless' : 'killed';
  } finally {
    active = -1;
    loading = undefined;
    prefix.length = 0;
    forget(again);
  }
}

const tests = await firstRun();
parentPort.on('message', async (id) => {
  if (id === 'done') {
    // Whatever a mutant may have left behind, it must not have counted for the others.
    await firstRun();
    parentPort.close();
  } else parentPort.postMessage({ id, outcome: await judge(id) });
});
parentPort.postMessage({ tests });
