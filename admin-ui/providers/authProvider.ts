import type { AuthProvider, UserIdentity } from 'react-admin';
import type { Me as SignedIn } from '../../server/users/users.contract.js';
import { ApiProblem, request } from './http.js';
import type { Locale } from './i18nProvider.js';
import { session } from './session.js';

/** Who is signed in, as `GET /auth/me` tells it. */
export type Me = SignedIn & UserIdentity;

/** Every page asks who is signed in; one answer serves for so long. The server checks each request anyway. */
const FRESH_MS = 30_000;
let known: { readonly until: number; readonly me: Promise<Me> } | undefined;

let chosenLocale: Locale | undefined;

/** A language chosen on the sign-in page becomes that of the profile. */
export function rememberLocale(locale: Locale): void {
  chosenLocale = locale;
}

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

const lostSession = (cause: unknown) => Object.assign(new Error('', { cause }), { message: false });

export const authProvider: AuthProvider = {
  login: async ({ email, password }: { email: string; password: string }) => {
    forgetMe();
    await request('/auth/login', { method: 'POST', body: { email, password }, open: true });
    session.began();
    if (chosenLocale) await request('/auth/me', { method: 'PATCH', body: { locale: chosenLocale } });
    chosenLocale = undefined;
    return (await me()).mustChangePassword ? { redirectTo: '/change-password' } : undefined;
  },
  logout: async () => {
    forgetMe();
    if (!session.isOpen()) return;
    session.ended();
    await request('/auth/logout', { method: 'POST', open: true }).catch(() => undefined);
  },
  /** Without a message: the sign-in page itself says why somebody stands before it. */
  checkAuth: async () => {
    await me().catch((error: unknown) => Promise.reject(lostSession(error)));
  },
  /** Only a lost session leads to the sign-in page; a refusal stays on the page where it happened. */
  checkError: (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 401) return Promise.resolve();
    forgetMe();
    if (session.isOpen()) session.wasLost();
    return Promise.reject(lostSession(error));
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
