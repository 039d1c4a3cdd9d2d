import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bank } from '../../test/support/bank/bank.js';
import type { ReadyCertificate } from '../../test/support/bank/ready-certificates.js';

/** By this file a folder is known as one of ours, and a command finds the bank that runs. */
export const SANDBOX_FILE = 'sandbox.json';

/** So that nothing of anybody is ever replaced. */
export class ForeignFolder extends Error {}

/** Certificates with their keys, which open nothing but this sandbox, and what a client has to trust. */
export function writeSandbox(
  { bank, control, certificates }: { bank: Bank; control: string; certificates: Iterable<ReadyCertificate> },
  folder: string,
): void {
  if (existsSync(folder)) {
    const entries = readdirSync(folder);
    if (entries.length > 0 && !entries.includes(SANDBOX_FILE))
      throw new ForeignFolder(`${folder} is not empty and was not written by a sandbox.`);
    rmSync(folder, { recursive: true });
  }
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string, mode = 0o644): void =>
    writeFileSync(join(folder, name), content, { mode });
  put('ca.pem', bank.serverRoot);
  put('provider.pem', bank.authorities.provider.authority.pem + bank.authorities.providerRoot.pem);
  for (const { name, pem, privateKey } of certificates) {
    put(`${name}.pem`, pem);
    put(`${name}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  }
  put(
    SANDBOX_FILE,
    `${JSON.stringify({ bank: bank.origin, control, thirdParties: bank.parties.all }, undefined, 2)}\n`,
  );
}
