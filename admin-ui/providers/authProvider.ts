import type { AuthProvider, UserIdentity } from 'react-admin';
import type { Me as SignedIn } from '../../server/users/users.contract.js';
import { ApiProblem, request } from './http.js';

/** Who is signed in, as `GET /auth/me` tells it. */
export type Me = SignedIn & UserIdentity;

/** Every page asks who is signed in; one answer serves for so long. The server checks each request anyway. */
const FRESH_MS = 30_000;
let known: { readonly until: number; readonly me: Promise<Me> } | undefined;

function me(): Promise<Me> {
  if (known && known.until > Date.now()) return known.me;
  const answer = request<Me>('/auth/me').then(({ data }) => data);
  known = { until: Date.now() + FRESH_MS, me: answer };
  answer.catch(forgetMe);
  return answer;
}

/** After a change of the profile or the password. */
export function forgetMe(): void {
  known = undefined;
}

export const authProvider: AuthProvider = {
  login: async ({ email, password }: { email: string; password: string }) => {
    forgetMe();
    await request('/auth/login', { method: 'POST', body: { email, password } });
    return (await me()).mustChangePassword ? { redirectTo: '/change-password' } : undefined;
  },
  logout: async () => {
    forgetMe();
    await request('/auth/logout', { method: 'POST' }).catch(() => undefined);
  },
  checkAuth: async () => {
    await me();
  },
  /** Only a lost session leads to the sign-in page; a refusal stays on the page where it happened. */
  checkError: (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 401) return Promise.resolve();
    forgetMe();
    return Promise.reject(new Error('ra.notification.logged_out'));
  },
  getIdentity: async () => {
    const { name, email, ...others } = await me();
    return { ...others, name, email, fullName: name || email };
  },
  getPermissions: async () => (await me()).permissions,
};
