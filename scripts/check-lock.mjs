/**
 * `npm ci` refuses a lock file that lacks an optional platform package, and a lock file with download addresses ties
 * every user to one registry.
 */
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const mistakes = [];
for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved?.startsWith('http')) mistakes.push(`${path} has a download address.`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const nested = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
    if (!(nested in packages) && !(`node_modules/${name}` in packages) && !hoisted(path, name)) {
      mistakes.push(`${path} names the optional package ${name}, which the lock file lacks.`);
    }
  }
}
for (const mistake of mistakes) process.stdout.write(`${mistake}\n`);
process.exitCode = mistakes.length > 0 ? 1 : 0;

/** Anywhere between the package and the top. */
function hoisted(path, name) {
  for (let at = path.lastIndexOf('/node_modules/'); at > 0; at = path.lastIndexOf('/node_modules/', at - 1)) {
    if (`${path.slice(0, at)}/node_modules/${name}` in packages) return true;
  }
  return false;
}
