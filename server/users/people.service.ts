import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { isPermission, mayRole, type Role, ROLES } from '../core/permissions/permissions.js';
import { UserEntity } from './user.entity.js';
import type { User } from './users.contract.js';

/** Somebody who can be told something. */
export type Person = Pick<UserEntity, 'id' | 'name' | 'email' | 'timeZone'> & {
  readonly locale: User['locale'];
};

/** The same, whether or not they can sign in. */
export type Account = Person & Pick<UserEntity, 'role' | 'state'>;

/** Accounts as readers of news: only those that can sign in. */
@Injectable()
export class People {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    return tx.find(UserEntity, { ...FACTS, where: { id: In([...ids]), state: 'active' } });
  }

  /** Whoever has one of these ids, addresses or roles, whatever the state of the account. */
  async accounts(
    tx: EntityManager,
    wanted: {
      readonly ids: readonly string[];
      /** Lower case. */
      readonly emails: readonly string[];
      readonly roles: readonly Role[];
    },
  ): Promise<Account[]> {
    const select = { ...FACTS.select, role: true, state: true };
    const found = new Map<string, Account>();
    for (const where of [
      ...chunks(wanted.ids).map((ids) => ({ id: In(ids) })),
      ...chunks(wanted.emails).map((emails) => ({ email: In(emails) })),
      ...(wanted.roles.length > 0 ? [{ role: In([...wanted.roles]) }] : []),
    ])
      for (const account of await tx.find(UserEntity, { ...FACTS, select, where }))
        found.set(account.id, account);
    return [...found.values()];
  }

  /** Everybody whose role has the permission. */
  async with(tx: EntityManager, permission: string): Promise<Person[]> {
    const roles = isPermission(permission) ? ROLES.filter((role) => mayRole(role, permission)) : [];
    if (roles.length === 0) return [];
    return tx.find(UserEntity, { ...FACTS, where: { role: In(roles), state: 'active' } });
  }
}

const CHUNK = 500;

const chunks = (values: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, i) =>
    values.slice(i * CHUNK, (i + 1) * CHUNK),
  );

const FACTS = {
  select: { id: true, name: true, email: true, locale: true, timeZone: true },
  order: { name: 'ASC' as const, id: 'ASC' as const },
};
