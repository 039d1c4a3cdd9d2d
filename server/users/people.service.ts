import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { isPermission, mayRole, ROLES } from '../core/permissions/permissions.js';
import { UserEntity } from './user.entity.js';
import type { User } from './users.contract.js';

/** Somebody who can be told something. */
export type Person = Pick<UserEntity, 'id' | 'name' | 'email' | 'timeZone'> & {
  readonly locale: User['locale'];
};

/** Accounts as readers of news: only those that can sign in. */
@Injectable()
export class People {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    return tx.find(UserEntity, { ...FACTS, where: { id: In([...ids]), state: 'active' } });
  }

  /** Everybody whose role has the permission. */
  async with(tx: EntityManager, permission: string): Promise<Person[]> {
    const roles = isPermission(permission) ? ROLES.filter((role) => mayRole(role, permission)) : [];
    if (roles.length === 0) return [];
    return tx.find(UserEntity, { ...FACTS, where: { role: In(roles), state: 'active' } });
  }
}

const FACTS = {
  select: { id: true, name: true, email: true, locale: true, timeZone: true },
  order: { name: 'ASC' as const, id: 'ASC' as const },
};
