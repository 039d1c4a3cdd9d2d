import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { nameText } from '../core/certificate/name.js';
import { OFFICIAL_JOURNAL, type OfficialJournalNotice } from '../core/trust-lists/official-journal.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { OfficialJournalNoticeEntity } from './official-journal.entity.js';
import { TrustedListStore } from './list-store.service.js';
import { fingerprint } from './stored-edition.js';
import type { CreateOfficialJournalNotice, OfficialJournalNoticeRow } from './trust.contract.js';
import { EU, TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';

const MOST_SIGNERS = 50;

/** Who may sign the list of lists: what the product knows, and what administrators brought in instead or in addition. */
@Injectable()
export class OfficialJournal {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly store: TrustedListStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those that count. An own one replaces a shipped one of the same address. */
  async notices(): Promise<readonly OfficialJournalNotice[]> {
    const own = await this.db.read(OfficialJournalNoticeEntity).find({ order: { createdAt: 'DESC' } });
    const replaced = new Set(own.map(({ location }) => location));
    return [
      ...own.map(({ location, signers }) => ({
        ...{ location, signers, territory: EU },
        listLocation: this.config.trustedLists.listOfLists,
      })),
      ...OFFICIAL_JOURNAL.filter(({ location }) => !replaced.has(location)),
    ];
  }

  async list(): Promise<OfficialJournalNoticeRow[]> {
    const own = await this.db.read(OfficialJournalNoticeEntity).find({ order: { createdAt: 'DESC' } });
    const inUse = await this.noticeInUse();
    const locations = new Set(own.map(({ location }) => location));
    return [
      ...own.map(({ id, location, signers, createdAt, createdBy }) => ({
        ...{ id, location, origin: 'own' as const, replaced: false, createdAt, createdBy },
        ...{ inUse: location === inUse, signers: signers.map(describeSigner) },
      })),
      ...OFFICIAL_JOURNAL.map(({ location, signers }) => ({
        ...{ id: fingerprint(Buffer.from(location)).slice(0, 32), location, origin: 'shipped' as const },
        ...{ replaced: locations.has(location), createdAt: null, createdBy: null },
        ...{ inUse: location === inUse && !locations.has(location), signers: signers.map(describeSigner) },
      })),
    ];
  }

  /** What rests on a publication that is replaced goes out of use at once; the next refresh judges anew. */
  async create(
    { location, pem }: CreateOfficialJournalNotice,
    actor: Actor,
  ): Promise<OfficialJournalNoticeRow> {
    const signers = signersIn(pem);
    const id = randomUUID();
    const at = this.clock.now();
    const inUse = await this.noticeInUse();
    await this.transactions.run(async (tx) => {
      const earlier = await tx.findOneBy(OfficialJournalNoticeEntity, { location });
      await tx.delete(OfficialJournalNoticeEntity, { location });
      await tx.insert(OfficialJournalNoticeEntity, {
        ...{ id, location, signers, createdAt: at, createdBy: actor.name },
      });
      if (location === inUse) await this.store.forgetAll(tx, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'official-journal-notice.create' },
        ...{ subjectType: 'official-journal-notice', subjectId: id },
        details: {
          location,
          signers: signers.map((signer) => fingerprint(Buffer.from(signer, 'base64'))),
          replaces: earlier?.id ?? null,
          listsOutOfUse: location === inUse,
        },
      });
    });
    const row = (await this.list()).find((one) => one.id === id);
    if (row === undefined) throw new Problem('changed-meanwhile');
    return row;
  }

  async delete(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const inUse = await this.noticeInUse();
    await this.transactions.run(async (tx) => {
      const notice = await tx.findOneBy(OfficialJournalNoticeEntity, { id });
      if (notice === null) throw new Problem('notice-not-found');
      await tx.delete(OfficialJournalNoticeEntity, { id });
      if (notice.location === inUse) await this.store.forgetAll(tx, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'official-journal-notice.delete' },
        ...{ subjectType: 'official-journal-notice', subjectId: id },
        details: { location: notice.location, listsOutOfUse: notice.location === inUse },
      });
    });
  }

  private async noticeInUse(): Promise<string | null> {
    const row = await this.db.read(TrustedListEntity).findOneBy({ territory: EU });
    if (!row?.editionId) return null;
    const edition = await this.db.read(TrustedListEditionEntity).findOneBy({ id: row.editionId });
    return edition?.notice ?? null;
  }
}

function signersIn(pem: string): string[] {
  const refuse = (message: string): Problem =>
    new Problem('invalid-input', { errors: [{ path: 'pem', message }] });
  const found = certificatesInFile(new TextEncoder().encode(pem));
  const signers = found.map((one) => {
    if ('error' in one)
      throw one.error.code === 'private-key' ? new Problem('private-key') : refuse(one.error.message);
    const certificate = decodeCertificate(one.der);
    if (!certificate.ok) throw refuse(certificate.problem.message);
    return Buffer.from(one.der).toString('base64');
  });
  if (signers.length === 0 || signers.length > MOST_SIGNERS)
    throw refuse(`Between one and ${MOST_SIGNERS} certificates are expected.`);
  return [...new Set(signers)];
}

function describeSigner(base64: string): OfficialJournalNoticeRow['signers'][number] {
  const der = Buffer.from(base64, 'base64');
  const certificate = decodeCertificate(der);
  // Only what could be decoded was taken in.
  if (!certificate.ok) throw new Error('A stored certificate of a publication cannot be decoded.');
  const { subject, notAfter } = certificate.value;
  return { sha256: fingerprint(der), subject: nameText(subject, der), notAfter: notAfter.instant };
}
