import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pemOf } from '../certificate-authority.js';
import { listFileName, TERRITORIES } from './lists.js';
import type { World } from './world.js';

/** By this file a folder is known as one of ours, and a command finds the world that runs. */
export const WORLD_FILE = 'world.json';

/** Where the golden copy of the register lies, under the name that it was published under. */
export const registerFile = ({ register }: World): string => join('register', register.current.edition.name);

export const MALFORMED = 'malformed.pem';

/** So that nothing of anybody is ever replaced. */
export class ForeignFolder extends Error {}

/**
 * Writes what a person needs to try everything by hand: certificates, those of the CAs, the published lists, and who may
 * sign the list of lists. Private keys are left out.
 */
export function writeWorld(world: World, folder: string): void {
  if (existsSync(folder)) {
    const entries = readdirSync(folder);
    if (entries.length > 0 && !entries.includes(WORLD_FILE))
      throw new ForeignFolder(`${folder} is not empty and was not written by a small world.`);
    rmSync(folder, { recursive: true });
  }
  const put = (path: readonly string[], content: string): void => {
    mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
    writeFileSync(join(folder, ...path), content);
  };
  put(
    [WORLD_FILE],
    `${JSON.stringify({ address: world.address, started: world.time.start }, undefined, 2)}\n`,
  );
  for (const { name, pem } of world.certificates.values()) put(['certificates', `${name}.pem`], pem);
  const { der } = world.certificates.get('valid')!;
  put(['certificates', MALFORMED], pemOf(der.subarray(0, der.length - 40)));
  for (const [name, { authority }] of world.authorities.desks)
    put(['authorities', `${name}.pem`], authority.pem);
  put(['official-journal.pem'], pemOf(world.lists.journalSigner));
  put(['official-journal.json'], `${JSON.stringify(world.officialJournal, undefined, 2)}\n`);
  writeLists(world, folder);
}

/** The lists and the register as they are published at this moment. */
export function writeLists(world: World, folder: string): void {
  mkdirSync(join(folder, 'lists'), { recursive: true });
  rmSync(join(folder, 'register'), { recursive: true, force: true });
  mkdirSync(join(folder, 'register'));
  writeFileSync(join(folder, registerFile(world)), world.register.current.zip);
  for (const territory of TERRITORIES)
    writeFileSync(join(folder, 'lists', listFileName(territory)), world.lists.at(territory).bytes);
}
