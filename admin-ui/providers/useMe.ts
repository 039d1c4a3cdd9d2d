import { useGetIdentity } from 'react-admin';
import type { Permission } from '../../server/users/users.contract.js';
import type { Me } from './authProvider.js';

/** Who is signed in; `undefined` until the server has said it. */
export const useMe = () => useGetIdentity().data as Me | undefined;

/** Whether to offer something. The server decides whether it is allowed. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}
