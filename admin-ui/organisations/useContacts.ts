import { useEffect, useState } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import type { Contact } from '../../server/organisations/organisations.contract.js';
import { request } from '../providers/http.js';

/**
 * Read once for each look at the page, outside the cache that reads again when a window comes back: every reading is an
 * entry in the audit log and has to be one by a person.
 */
export function useContacts(organisationId: string) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [contacts, setContacts] = useState<readonly Contact[]>();
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    request<Contact[]>(`/organisations/${organisationId}/contacts`, { signal })
      .then(({ data }) => {
        if (!signal.aborted) setContacts(data);
      })
      .catch(async (failure: unknown) => {
        if (!signal.aborted && !(await logoutIfAccessDenied(failure))) setError(failure);
      });
    return () => leaving.abort();
  }, [organisationId, attempt, logoutIfAccessDenied]);
  const retry = () => {
    setError(null);
    setAttempt(attempt + 1);
  };
  return { contacts, setContacts, error, retry };
}
