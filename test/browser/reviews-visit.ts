import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { type RunningConsole } from './support.js';

type Role = 'admin' | 'compliance-officer' | 'operator' | 'auditor';

/** Whoever calls the API; answers the body. */
interface Caller {
  api<Body>(method: string, path: string, body?: unknown): Promise<Body>;
}

export interface Colleague extends Caller {
  readonly email: string;
  readonly password: string;
}

/** An account as an administrator makes it, entered by its person, who chooses a password. */
export async function colleague(server: RunningConsole, name: string, role: Role): Promise<Colleague> {
  const email = `${name.toLowerCase()}@bank.example`;
  const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
    ...{ email, name, role, invitation: 'one-time-password' },
  });
  const call = async (cookie: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return { headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as unknown };
  };
  const enter = async (password: string) => {
    const { headers } = await call('', 'POST', '/auth/login', { email, password });
    return headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  };
  const password = `the long password of ${name}`;
  const first = await enter(oneTimePassword);
  await call(first, 'POST', '/auth/password', { currentPassword: oneTimePassword, newPassword: password });
  const cookie = await enter(password);
  return {
    ...{ email, password },
    api: async <Body>(method: string, path: string, body?: unknown) =>
      (await call(cookie, method, path, body)).body as Body,
  };
}

const DAY_MS = 86_400_000;
const ca = CertificateAuthority.root();
let numbers = 500_000;

export interface Wanted {
  readonly organisation: string;
  readonly roles?: readonly ('PSP_AI' | 'PSP_PI')[];
  readonly edition?: 'berlin-1.3' | 'georgia-0.8';
  readonly environment?: 'production' | 'sandbox';
  readonly onBehalfOf?: string;
}

/** An application of an organisation with a certificate of its own, still a draft. */
export async function drafted(by: Caller, wanted: Wanted): Promise<ReviewDetails> {
  const { organisation, roles = ['PSP_AI'], edition = 'berlin-1.3', environment = 'production' } = wanted;
  const authorisationNumber = `LB${String(++numbers)}`;
  const issue = (kind: 'qwac' | 'qsealc') =>
    by.api<{ id: string }>('POST', '/certificates', {
      pem: ca.issue({
        ...{ organisation, authorisationNumber, roles, kind },
        notBefore: new Date(Date.now() - 30 * DAY_MS),
        notAfter: new Date(Date.now() + 300 * DAY_MS),
      }).pem,
    });
  return by.api('POST', '/reviews', {
    application: {
      ...{ identifier: `PSDLT-BL-${authorisationNumber}`, organisationName: organisation, roles: [...roles] },
      ...{ edition, environment, onBehalfOf: wanted.onBehalfOf ?? '' },
      certificateId: (await issue('qwac')).id,
      ...(roles.includes('PSP_PI') && { sealCertificateId: (await issue('qsealc')).id }),
      useCase: 'We show customers all their accounts in one place, with their consent.',
      redirectUris: ['https://tpp.example/back'],
      contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
      hasTestAccounts: true,
    },
  });
}

export const order = (
  by: Caller,
  { id, version }: ReviewDetails,
  command: string,
  body: object = {},
): Promise<ReviewDetails> => by.api('POST', `/reviews/${id}/${command}`, { version, ...body });

export const submitted = async (by: Caller, wanted: Wanted): Promise<ReviewDetails> =>
  order(by, await drafted(by, wanted), 'submit');
