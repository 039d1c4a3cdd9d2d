import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOcspRequest } from '../../../server/core/revocation/ocsp-request.js';
import { decodedCertificate } from '../revocation-messages.js';
import type { RevocationDesk } from '../revocation-desk.js';
import { testVerifier } from '../signature-verifier.js';
import { registerFile, writeLists, writeWorld } from './folder.js';
import { startWorld } from './start-world.js';
import type { World } from './world.js';

const DAY = 24 * 3_600_000;

/** A world with its folder, and files made from it, as somebody at a command line would use them. */
export class WorldFiles {
  private constructor(
    readonly world: World,
    private readonly directory: string,
  ) {}

  static async start(): Promise<WorldFiles> {
    const directory = mkdtempSync(join(tmpdir(), 'qwarden-world-'));
    const files = new WorldFiles(await startWorld(), directory);
    writeWorld(files.world, files.at());
    return files;
  }

  async stop(): Promise<void> {
    await this.world.stop();
    rmSync(this.directory, { recursive: true });
  }

  /** Ends everything that a test did to the servers. */
  restore(): void {
    this.world.down.clear();
    for (const desk of this.world.authorities.desks.values()) desk.mode = 'good';
  }

  at(...path: readonly string[]): string {
    return join(this.directory, 'world', ...path);
  }

  certificate(name: string): string {
    return this.at('certificates', `${name}.pem`);
  }

  authority(name: string): string {
    return this.at('authorities', `${name}.pem`);
  }

  desk(name: string): RevocationDesk {
    return this.world.authorities.desks.get(name)!;
  }

  /** All lists, and who may sign the list of lists. */
  trust(): string[] {
    return ['--trust', this.at('lists'), '--journal', this.at('official-journal.pem')];
  }

  /** The register as it is published. */
  register(): string[] {
    return ['--register', this.at(registerFile(this.world))];
  }

  writeLists(): void {
    writeLists(this.world, this.at());
  }

  put(name: string, content: string | Uint8Array): string {
    const file = join(this.directory, name);
    writeFileSync(file, content);
    return file;
  }

  /** What the responder says about a certificate. */
  ocsp(name: string): string {
    const { desk, der } = this.world.certificates.get(name)!;
    const request = {
      ...{ certificate: decodedCertificate(der), issuer: decodedCertificate(desk.authority.der) },
      hash: 'sha1',
    } as const;
    return this.put(`${name}.ocsp`, desk.answer(writeOcspRequest(request, testVerifier)));
  }

  daysAgo(days: number): string {
    return new Date(this.world.time.start.getTime() - days * DAY).toISOString();
  }
}
