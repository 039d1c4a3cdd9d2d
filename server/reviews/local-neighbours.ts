import { createHash } from 'node:crypto';
import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayRole, type Permission } from '../core/permissions/permissions.js';
import { registerKeyOf } from '../core/registers/register-key.js';
import { questionOfIdentifier } from '../core/registers/register-question.js';
import { Database } from '../platform/database/database.js';
import type { Role } from '../core/permissions/permissions.js';
import {
  Deciders,
  type DeciderStanding,
  Grants,
  Notifications,
  OperatedBy,
  Organisations,
} from './neighbours.js';

interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

@Injectable()
class LocalOrganisations extends Organisations {
  override ensure(_tx: EntityManager, { identifier }: { readonly identifier: string }) {
    const key = registerKeyOf(questionOfIdentifier(identifier));
    return Promise.resolve(key === '' ? null : { id: uuidOf(key), key });
  }

  override blockOf(): Promise<null> {
    return Promise.resolve(null);
  }
}

const uuidOf = (key: string): string => {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

@Injectable()
class LocalDeciders extends Deciders {
  constructor(private readonly db: Database) {
    super();
  }

  override async standing(userId: string, _at: Date, db?: EntityManager): Promise<DeciderStanding> {
    const deciders = await this.everybodyWith('reviews.decide', db);
    const mayDecide = deciders.some(({ id }) => id === userId);
    return { mayDecide, refusal: mayDecide ? null : 'not-a-decider', onePersonInstallation: false };
  }

  override async stands(userId: string, db?: EntityManager): Promise<boolean> {
    return (await this.accounts(db)).some(({ id }) => id === userId);
  }

  override async everybodyWith(permission: Permission, db?: EntityManager) {
    return (await this.accounts(db)).filter(({ role }) => mayRole(role, permission));
  }

  private accounts(db: EntityManager = this.db.manager): Promise<Account[]> {
    return db.query(`SELECT "id", "name", "role" FROM "user_account" WHERE "state" = 'active'`);
  }
}

@Injectable()
class LocalNotifications extends Notifications {
  override tell(): Promise<number> {
    return Promise.resolve(0);
  }
}

@Injectable()
class LocalGrants extends Grants {
  override give(): Promise<string[]> {
    return Promise.resolve([]);
  }

  override suspend(): Promise<number> {
    return Promise.resolve(0);
  }
}

class LocalOperatedBy extends OperatedBy {
  override readonly operatedBy = 'tpp';
}

/** What stands in for the capabilities that reviews speak to. */
export const NEIGHBOURS: Provider[] = [
  { provide: Organisations, useClass: LocalOrganisations },
  { provide: Deciders, useClass: LocalDeciders },
  { provide: Notifications, useClass: LocalNotifications },
  { provide: Grants, useClass: LocalGrants },
  { provide: OperatedBy, useClass: LocalOperatedBy },
];
