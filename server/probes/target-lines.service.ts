import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { ProbeTarget } from '../core/probes/probe-target.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { ClientCredential } from '../ports/dialer.js';
import { KeyUses } from './key-uses.service.js';
import { ProbeKeys } from './keys.service.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import { isAsked, originOf, snapshotOf } from './target-views.js';

/** A target for whoever calls the bank itself: where it is, and with which key. */
export interface TargetLine {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly environment: ApiEnvironment;
  /** Money and customers are real behind it. */
  readonly isProduction: boolean;
  /** `https://host:port`. */
  readonly origin: string;
  readonly target: ProbeTarget;
  /** Null: there is no key here. */
  readonly keyId: string | null;
  readonly certificateId: string | null;
}

/** The way from other capabilities to a bank: the same addresses and keys that probes use, under the same conditions. */
@Injectable()
export class TargetLines {
  constructor(
    private readonly db: Database,
    private readonly keys: ProbeKeys,
    private readonly uses: KeyUses,
  ) {}

  async find(id: string): Promise<TargetLine> {
    const row = await this.db.read(ProbeTargetEntity).findOneBy({ id });
    if (row === null) throw new Problem('probe-target-not-found');
    return {
      ...{ id, name: row.name, organisationId: row.organisationId, environment: row.environment },
      isProduction: row.environment === 'production' || row.needsSwitchingOn,
      ...{ origin: originOf(row), target: snapshotOf(row), certificateId: row.certificateId },
      keyId: row.keyPlace === 'sealed' ? row.keyId : null,
    };
  }

  /** Refuses where nobody may ask it: not switched on, or paused. */
  async demandAsked(id: string): Promise<void> {
    const row = await this.db.read(ProbeTargetEntity).findOneBy({ id });
    if (row === null) throw new Problem('probe-target-not-found');
    if (!isAsked(row)) throw new Problem(row.isPaused ? 'probe-target-paused' : 'probe-target-off');
  }

  /** Null: there is no key here, and calls go without a certificate. */
  async credential({ keyId }: TargetLine): Promise<ClientCredential | null> {
    return keyId === null ? null : this.keys.open(keyId);
  }

  /** In the transaction that keeps what the key was used for. */
  countUse(tx: EntityManager, { id, keyId }: TargetLine, at: Date): Promise<void> {
    return this.uses.count(tx, [{ keyId, targetId: id }], at);
  }
}
