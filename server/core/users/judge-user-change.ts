import type { Role } from '../permissions/permissions.js';

interface Account {
  readonly id: string;
  readonly role: Role;
  readonly state: 'invited' | 'active' | 'disabled';
}

export interface UserChange {
  readonly role?: Role | undefined;
  readonly state?: 'active' | 'disabled' | undefined;
}

/**
 * Says why an administrator may not change a user, or nothing. Nobody changes the role or the state of
 * the own account, and one administrator who can sign in always remains.
 */
export function judgeUserChange(
  user: Account,
  change: UserChange,
  by: { readonly actorId: string; readonly otherActiveAdmins: number },
): 'last-admin' | 'own-account' | undefined {
  const demotes = change.role !== undefined && change.role !== user.role;
  const disables = change.state === 'disabled' && user.state !== 'disabled';
  const isActiveAdmin = user.role === 'admin' && user.state === 'active';
  if (isActiveAdmin && (demotes || disables) && by.otherActiveAdmins === 0) return 'last-admin';
  if (user.id === by.actorId && (demotes || disables)) return 'own-account';
  return undefined;
}
