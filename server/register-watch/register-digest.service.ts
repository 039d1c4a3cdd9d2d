import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AlertLanguages } from '../alerts/alert-languages.service.js';
import { CertificateHolders } from '../certificates/certificate-holders.service.js';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import { composeRegisterDigest } from '../core/alerts/register-change-mail.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { RegisterChangeCertificateEntity, RegisterChangeEntity } from './register-change.entity.js';

export interface SentDigests {
  readonly changes: number;
  readonly mails: number;
}

const CHUNK = 500;
/** More changes than these are told by the next mail. */
const MOST_CHANGES = 5_000;

/** The weekly mail: to each owner about theirs, to the default recipient about all. Nothing where nothing happened. */
@Injectable()
export class RegisterDigest {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly holders: CertificateHolders,
    private readonly messages: Messages,
    private readonly languages: AlertLanguages,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(): Promise<SentDigests> {
    const at = this.clock.now();
    const changes = await this.db.read(RegisterChangeEntity).find({
      where: { awaitsDigest: true },
      order: { publishedAt: 'ASC', name: 'ASC', id: 'ASC' },
      take: MOST_CHANGES,
    });
    if (changes.length === 0) return { changes: 0, mails: 0 };
    const readers = await this.readersOf(changes);
    const readerAt = (recipient: string) => ({ channel: EMAIL_CHANNEL, recipient });
    const languageOf = await this.languages.of(this.db.manager, [...readers.keys()].map(readerAt));
    await this.transactions.run(async (tx) => {
      for (const [to, ids] of readers) {
        const language = languageOf(readerAt(to));
        const theirs = changes.filter(({ id }) => ids.has(id));
        const content = composeRegisterDigest(
          theirs.map((row) => ({
            ...{ changeId: row.id, entryId: row.entryKey, name: row.name, sentence: row.sentence },
            ...{ publishedAt: row.publishedAt.toISOString(), touched: row.touched },
          })),
          {
            baseUrl: this.config.baseUrl,
            because: to === this.config.alertTo ? 'default-recipient' : 'owner',
            ...{ at, language },
          },
        );
        // A second instance writes the same mail, which is one.
        const dedupeKey = `register-digest:${changes[0]!.id}:${changes.at(-1)!.id}:${to}`;
        await this.messages.enqueue(tx, {
          ...{ kind: 'register-digest', to, content, at, dedupeKey, payload: { language } },
        });
      }
      for (let start = 0; start < changes.length; start += CHUNK)
        await tx.update(
          RegisterChangeEntity,
          { id: In(changes.slice(start, start + CHUNK).map(({ id }) => id)) },
          { awaitsDigest: false },
        );
    });
    return { changes: changes.length, mails: readers.size };
  }

  /** Whom each change concerns, as of now: certificates get other owners. */
  private async readersOf(
    changes: readonly RegisterChangeEntity[],
  ): Promise<Map<string, ReadonlySet<string>>> {
    const readers = new Map<string, Set<string>>();
    const { alertTo } = this.config;
    if (alertTo !== undefined) readers.set(alertTo, new Set(changes.map(({ id }) => id)));
    for (let start = 0; start < changes.length; start += CHUNK) {
      const ids = changes.slice(start, start + CHUNK).map(({ id }) => id);
      const links = await this.db.read(RegisterChangeCertificateEntity).findBy({ changeId: In(ids) });
      const certificates = await this.holders.some([
        ...new Set(links.map(({ certificateId }) => certificateId)),
      ]);
      const owners = new Map(certificates.map(({ id, ownerEmail }) => [id, ownerEmail]));
      for (const { changeId, certificateId } of links) {
        const owner = owners.get(certificateId);
        if (!owner || owner === alertTo) continue;
        const theirs = readers.get(owner) ?? new Set<string>();
        readers.set(owner, theirs.add(changeId));
      }
    }
    return readers;
  }
}
