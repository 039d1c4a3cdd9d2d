import { editionZip, type PublishedEdition, type RegisteredOrganisation } from '../register-author.js';
import { registeredInstitutions } from './institutions.js';
import type { WorldReply } from './listener.js';
import { dateTime, type WorldTime } from './time.js';

/** What can be wrong with a published edition: each changes nothing at whoever has a good one. */
export const BAD_REGISTERS = ['wrong-hash', 'truncated', 'html', 'loss'] as const;
export type BadRegister = (typeof BAD_REGISTERS)[number];
export const isBadRegister = (word: string): word is BadRegister =>
  (BAD_REGISTERS as readonly string[]).includes(word);

/** Others beside those that have certificates, so that a loss can be seen. */
const STRANGERS = { PSD_PI: 40, PSD_EMI: 20, PSD_AISP: 10, PSD_EXC: 5 };

interface Shelf {
  readonly zip: Uint8Array;
  readonly edition: PublishedEdition;
  readonly publishedAt: Date;
  readonly bad: BadRegister | null;
}

/** The EBA register of the world: its metadata, its golden copies, and what people do to its entries. */
export class WorldRegister {
  private readonly entries: Map<string, RegisteredOrganisation>;
  private shelf: Shelf | undefined;
  private published = 0;

  private constructor(
    private readonly address: string,
    private readonly time: WorldTime,
  ) {
    this.entries = new Map(registeredInstitutions(time).map((one) => [one.number, one]));
  }

  /** With the first edition published yesterday. */
  static async start(address: string, time: WorldTime): Promise<WorldRegister> {
    const register = new WorldRegister(address, time);
    await register.put(time.days(-1));
    return register;
  }

  /** What `QWARDEN_REGISTER_URL` names. */
  get metadataUrl(): string {
    return `${this.address}/register/filemetadata`;
  }

  get current(): Shelf {
    return this.shelf!;
  }

  /** Everybody who stands in it, apart from strangers. */
  get organisations(): readonly RegisteredOrganisation[] {
    return [...this.entries.values()];
  }

  has(number: string): boolean {
    return this.entries.has(number);
  }

  /** Puts somebody in, in the place of whoever has the number; the next edition says so. */
  enter(...organisations: readonly RegisteredOrganisation[]): void {
    for (const one of organisations) this.entries.set(one.number, one);
  }

  change(number: string, over: (was: RegisteredOrganisation) => Partial<RegisteredOrganisation>): void {
    const was = this.entries.get(number)!;
    this.entries.set(number, { ...was, ...over(was) });
  }

  /** Its authorisation ends today. */
  withdraw(number: string): void {
    this.change(number, ({ authorisations = [] }) => ({
      authorisations: authorisations.length % 2 === 1 ? [...authorisations, this.today()] : authorisations,
    }));
  }

  /** As if it had never been withdrawn. */
  restore(number: string): void {
    this.change(number, ({ authorisations = [] }) => ({
      authorisations: authorisations.length % 2 === 0 ? authorisations.slice(0, -1) : authorisations,
    }));
  }

  /** Everywhere, or in one country. */
  removeService(number: string, code: string, country?: string): void {
    this.change(number, ({ services }) => ({
      services: Object.fromEntries(
        Object.entries(services).map(([one, codes]) => [
          one,
          country === undefined || country === one ? codes.filter((other) => other !== code) : codes,
        ]),
      ),
    }));
  }

  endPassport(number: string, country: string): void {
    this.change(number, ({ services }) => ({
      services: Object.fromEntries(Object.entries(services).filter(([one]) => one !== country)),
    }));
  }

  async publish(): Promise<void> {
    await this.put(this.time.now());
  }

  async publishBad(bad: BadRegister): Promise<void> {
    const publishedAt = this.time.now();
    const { zip, ...edition } = await editionZip({
      counts: bad === 'loss' ? {} : STRANGERS,
      organisations: this.organisations,
      publishedAt,
    });
    const cut = zip.subarray(0, Math.floor(zip.length / 2));
    this.shelf = { zip: bad === 'truncated' ? cut : zip, edition, publishedAt, bad };
  }

  /** `filemetadata`, and the file that it names. */
  answer(path: string): WorldReply {
    const { zip, edition, bad } = this.current;
    const context = `${this.address}/register/downloads/`;
    const metadata = edition.metadata(context);
    if (path === '/register/filemetadata')
      return {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(bad === 'wrong-hash' ? { ...metadata, sha256_hash: '0'.repeat(64) } : metadata),
      };
    if (path !== `/register/downloads/${metadata['latest_version_relative_zip_path']}`)
      return { status: 404 };
    if (bad === 'html')
      return {
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: '<!DOCTYPE html>\n<html><body><h1>Scheduled maintenance</h1></body></html>\n',
      };
    return { status: 200, headers: { 'Content-Type': 'application/zip' }, body: zip };
  }

  /** One line for a person. */
  get state(): string {
    const { publishedAt, bad } = this.current;
    return bad === null ? `edition ${this.published} of ${dateTime(publishedAt)}` : `bad: ${bad}`;
  }

  private async put(publishedAt: Date): Promise<void> {
    const { zip, ...edition } = await editionZip({
      ...{ counts: STRANGERS, organisations: this.organisations, publishedAt },
    });
    this.published++;
    this.shelf = { zip, edition, publishedAt, bad: null };
  }

  private today(): string {
    return this.time.now().toISOString().slice(0, 10);
  }
}
