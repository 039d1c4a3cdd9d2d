import type { AuthProvider, UserIdentity } from 'react-admin';
import type { Me as SignedIn } from '../../server/users/users.contract.js';
import { ApiProblem, request } from './http.js';
import type { Locale } from './i18nProvider.js';

/** Who is signed in, as `GET /auth/me` tells it. */
export type Me = SignedIn & UserIdentity;

/** Every page asks who is signed in; one answer serves for so long. The server checks each request anyway. */
const FRESH_MS = 30_000;
let known: { readonly until: number; readonly me: Promise<Me> } | undefined;

/** Says that this browser has signed in, so that a stranger's first page asks the server for nothing. */
const SIGNED_IN = 'Qwarden.signedIn';

let chosenLocale: Locale | undefined;

/** A language chosen on the sign-in page becomes that of the profile. */
export function rememberLocale(locale: Locale): void {
  chosenLocale = locale;
}

function me(): Promise<Me> {
  if (localStorage.getItem(SIGNED_IN) === null)
    return Promise.reject(new ApiProblem(401, { code: 'not-signed-in' }));
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
    localStorage.setItem(SIGNED_IN, 'yes');
    if (chosenLocale) await request('/auth/me', { method: 'PATCH', body: { locale: chosenLocale } });
    chosenLocale = undefined;
    return (await me()).mustChangePassword ? { redirectTo: '/change-password' } : undefined;
  },
  logout: async () => {
    forgetMe();
    const wasSignedIn = localStorage.getItem(SIGNED_IN) !== null;
    localStorage.removeItem(SIGNED_IN);
    if (wasSignedIn) await request('/auth/logout', { method: 'POST' }).catch(() => undefined);
  },
  checkAuth: async () => {
    await me();
  },
  /** Only a lost session leads to the sign-in page; a refusal stays on the page where it happened. */
  checkError: (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 401) return Promise.resolve();
    forgetMe();
    localStorage.removeItem(SIGNED_IN);
    return Promise.reject(Object.assign(new Error(), { redirectTo: '/login?ended', message: false }));
  },
  getIdentity: async () => {
    const { name, email, ...others } = await me();
    return { ...others, name, email, fullName: name || email };
  },
  /** Also asked before signing in, where a refusal would send react-admin to the sign-in page again and again. */
  getPermissions: () =>
    me().then(
      ({ permissions }) => permissions,
      () => [],
    ),
};
