import { useQueryClient } from '@tanstack/react-query';
import { useLogout } from 'react-admin';

/** Ends the session. Requests that are under way are given up first, as they would only be refused. */
export function useSignOut() {
  const queries = useQueryClient();
  const logout = useLogout();
  return async () => {
    await queries.cancelQueries();
    await logout({}, undefined, false);
  };
}
