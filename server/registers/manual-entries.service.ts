import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import { COUNTRY_CODES } from '../core/identifiers/countries.js';
import { findAuthority } from '../core/identifiers/nca-ids.js';
import { dayOf } from '../core/registers/authorisation.js';
import { numberKey } from '../core/registers/number-ladder.js';
import { SERVICE_BY_CODE } from '../core/registers/payment-services.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import { UNDECIDED } from './decision-columns.js';
import { type Evidence, evidenceFrom } from './evidence-file.js';
import { ManualEditions, entryOf } from './manual-editions.service.js';
import { ManualEntryEntity } from './manual-entry.entity.js';
import type {
  EndManualEntry,
  ManualEntryView,
  ProposeManualEntry,
  RevokeDecision,
} from './sources.contract.js';
import { MANUAL_ENTRY_LIST } from './sources-list.js';

/** Institutions, mostly banks, that people enter from evidence: proposed by one person, approved by another. */
@Injectable()
export class ManualEntries {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly editions: ManualEditions,
    private readonly clock: Clock,
    private readonly deciders: Deciders,
  ) {}

  async list(query: ListQuery, actor: Actor): Promise<Page<ManualEntryView>> {
    const source = this.db.read(ManualEntryEntity).createQueryBuilder('manual');
    const page = await findPage(source, MANUAL_ENTRY_LIST, query);
    return page.with(page.rows.map((row) => viewOf(row, actor)));
  }

  async show(id: string, actor: Actor): Promise<ManualEntryView> {
    return viewOf(await this.find(id), actor);
  }

  async evidence(id: string): Promise<Evidence> {
    const row = await this.db
      .read(ManualEntryEntity)
      .createQueryBuilder('manual')
      .addSelect('manual.evidence')
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('manual-entry-not-found');
    const { evidenceName: name, evidenceType: type, evidenceSha256: sha256, evidence } = row;
    return { name, type, sha256, bytes: new Uint8Array(evidence) };
  }

  async propose(
    body: ProposeManualEntry,
    file: { readonly name: string; readonly bytes: Uint8Array },
    actor: Actor,
  ): Promise<ManualEntryView> {
    const at = this.clock.now();
    const { number, name, commercialNames, type, authorisedOn, services, reason, evidenceOf } = body;
    const authority = findAuthority(body.authority.toUpperCase())?.authority.ncaId;
    const key = numberKey(number);
    const today = dayOf(at);
    const errors = [
      ...(authority === undefined
        ? [{ path: 'authority', message: 'is no identifier of a competent authority.' }]
        : []),
      ...(key === null ? [{ path: 'number', message: 'holds no letter or digit.' }] : []),
      ...(authorisedOn > today ? [{ path: 'authorisedOn', message: 'is in the future.' }] : []),
      ...(evidenceOf > today ? [{ path: 'evidenceOf', message: 'is in the future.' }] : []),
      ...Object.entries(services).flatMap(([country, codes]) => [
        ...(COUNTRY_CODES.has(country) ? [] : [{ path: `services.${country}`, message: 'is no country.' }]),
        ...(codes.every((code) => SERVICE_BY_CODE.has(code))
          ? []
          : [{ path: `services.${country}`, message: 'holds a code that is no service.' }]),
      ]),
    ];
    if (authority === undefined || key === null || errors.length > 0)
      throw new Problem('invalid-input', { errors });
    const evidence = evidenceFrom(file);
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      await this.deciders.checkProposer(tx, actor);
      const standing = { authority, numberKey: key, type, state: In(['proposed', 'approved']) };
      if (await tx.existsBy(ManualEntryEntity, standing)) throw new Problem('manual-entry-exists');
      await tx.insert(ManualEntryEntity, {
        ...{ id, authority, number, numberKey: key, name, type, commercialNames, services, authorisedOn },
        ...{
          endedOn: null,
          endedReason: null,
          endedBy: null,
          reason,
          evidenceOf,
          state: 'proposed' as const,
        },
        ...{ evidenceName: evidence.name, evidenceType: evidence.type, evidenceSize: evidence.bytes.length },
        ...{ evidenceSha256: evidence.sha256, evidence: Buffer.from(evidence.bytes) },
        searchText: [name, ...commercialNames, number, authority, reason].join('\n').toLowerCase(),
        ...{ proposedBy: actor.name, proposedById: actor.id, proposedAt: at },
        ...UNDECIDED,
      });
      const facts = { authority, number, name, type, authorisedOn, services, reason, evidenceOf };
      await this.record(tx, 'propose', id, actor, at, { ...facts, evidenceSha256: evidence.sha256 });
    });
    return this.show(id, actor);
  }

  /** The consent of a second person puts it into the register. */
  async approve(id: string, actor: Actor): Promise<ManualEntryView> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.open(tx, id);
      if (row.state !== 'proposed') throw new Problem('decision-not-open');
      await this.deciders.checkSecond(tx, row.proposedById, actor);
      // An institution that ended and is entered again takes the place of the one before.
      const { authority, numberKey: key, type } = row;
      const earlier = await tx.findBy(ManualEntryEntity, { authority, numberKey: key, type, state: 'ended' });
      for (const one of earlier)
        await tx.update(
          ManualEntryEntity,
          { id: one.id },
          {
            ...{ state: 'revoked', revokedReason: `Entered again: ${id}.` },
            ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
          },
        );
      const { affected } = await tx.update(
        ManualEntryEntity,
        { id, state: 'proposed' },
        { state: 'approved', approvedBy: actor.name, approvedById: actor.id, approvedAt: at },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { name, number, proposedBy, evidenceSha256 } = row;
      await this.record(tx, 'approve', id, actor, at, {
        name,
        authority,
        number,
        proposedBy,
        evidenceSha256,
      });
    });
    await this.editions.publish(actor);
    return this.show(id, actor);
  }

  /** The authorisation has ended; one person is enough to trust less. */
  async end(id: string, { on, reason }: EndManualEntry, actor: Actor): Promise<ManualEntryView> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.open(tx, id);
      if (row.state !== 'approved') throw new Problem('decision-not-open');
      if (on < row.authorisedOn)
        throw new Problem('invalid-input', {
          errors: [{ path: 'on', message: 'is before the authorisation.' }],
        });
      const { affected } = await tx.update(
        ManualEntryEntity,
        { id, state: 'approved' },
        { state: 'ended', endedOn: on, endedReason: reason, endedBy: actor.name },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      await this.record(tx, 'end', id, actor, at, { name: row.name, on, reason });
    });
    await this.editions.publish(actor);
    return this.show(id, actor);
  }

  /** It was a mistake, or the proposal is withdrawn: the register does not have it any more. */
  async revoke(id: string, { reason }: RevokeDecision, actor: Actor): Promise<ManualEntryView> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.open(tx, id);
      const { affected } = await tx.update(
        ManualEntryEntity,
        { id, state: In(['proposed', 'approved', 'ended']) },
        {
          ...{ state: 'revoked', revokedReason: reason },
          ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
        },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      await this.record(tx, 'revoke', id, actor, at, { name: row.name, before: row.state, reason });
    });
    await this.editions.publish(actor);
    return this.show(id, actor);
  }

  private async find(id: string): Promise<ManualEntryEntity> {
    const row = await this.db.read(ManualEntryEntity).findOneBy({ id });
    if (row === null) throw new Problem('manual-entry-not-found');
    return row;
  }

  private async open(tx: EntityManager, id: string): Promise<ManualEntryEntity> {
    const row = await tx.findOneBy(ManualEntryEntity, { id });
    if (row === null) throw new Problem('manual-entry-not-found');
    return row;
  }

  private async record(
    tx: EntityManager,
    verb: 'propose' | 'approve' | 'end' | 'revoke',
    id: string,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, Json>>,
  ): Promise<void> {
    const subject = { subjectType: 'register-manual-entry', subjectId: id };
    await this.audit.record(tx, { actor, at, action: `register-manual-entry.${verb}`, ...subject, details });
  }
}

function viewOf(row: ManualEntryEntity, actor: Actor): ManualEntryView {
  const { commercialNames, services, state, proposedById } = row;
  return {
    ...row,
    entryId: entryKey(entryOf(row)),
    commercialNames: [...commercialNames],
    services: Object.fromEntries(Object.entries(services).map(([country, codes]) => [country, [...codes]])),
    evidence: {
      ...{
        name: row.evidenceName,
        type: row.evidenceType,
        size: row.evidenceSize,
        sha256: row.evidenceSha256,
      },
    },
    approvable: state === 'proposed' && proposedById !== actor.id,
  };
}
