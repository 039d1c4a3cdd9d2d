import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import type { Actor } from '../core/audit/actor.js';
import type { ConsentAccess } from '../core/consents/consent.js';
import { statusAt } from '../core/consents/consent-end.js';
import { type ConsentStatus, mayBecome } from '../core/consents/consent-status.js';
import { ConsentEntity } from './consent.entity.js';
import { newConsent } from './consent-rows.js';
import { ConsentStore } from './consent-store.js';

/** A consent that we asked the bank for ourselves. */
export interface OwnConsent {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: ApiEdition;
  /** The bank's. */
  readonly consentId: string;
  readonly psu: string;
  readonly access: readonly ConsentAccess[];
  readonly recurring: boolean;
  readonly frequencyPerDay: number;
  readonly validUntil: string;
  readonly requestedAt: Date;
  readonly certificateId: string | null;
}

/** The register of consents, for whoever speaks with the bank: what it said is written down as the bank's word. */
@Injectable()
export class ConsentRecords {
  constructor(
    private readonly store: ConsentStore,
    private readonly audit: AuditLog,
  ) {}

  /** In the caller's transaction. Nothing leads out of an end; a status that cannot follow upon ours is left to the comparison. */
  async note(
    tx: EntityManager,
    consent: OwnConsent,
    status: ConsentStatus,
    actor: Actor,
    at: Date,
  ): Promise<{ readonly id: string; readonly endsAt: Date }> {
    const { edition, consentId } = consent;
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const known = await tx.findOne(ConsentEntity, { where: { edition, consentId }, ...lock });
    const authorisedAt = status === 'valid' ? at : null;
    if (known === null) {
      const row = newConsent({ ...consent, accounts: null, status, authorisedAt }, 'bank', at);
      await this.store.add(tx, [row], at);
      await this.record(tx, row, 'create', { status }, actor, at);
      return { id: row.id, endsAt: row.endsAt };
    }
    const from = known.status;
    if (status !== from && mayBecome(statusAt(known, at), status)) {
      known.status = status;
      known.authorisedAt ??= authorisedAt;
      await this.store.write(tx, known, from, { source: 'bank', by: actor.name, note: '', at });
      await this.record(tx, known, 'change', { status }, actor, at);
    }
    return { id: known.id, endsAt: known.endsAt };
  }

  private record(
    tx: EntityManager,
    { id, consentId, edition }: ConsentEntity,
    verb: string,
    details: Readonly<Record<string, string>>,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `consent.${verb}`, subjectType: 'consent', subjectId: id },
      details: { consentId, edition, ...details },
    });
  }
}
