import { setTimeout as pause } from 'node:timers/promises';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { Certificate, UploadResult } from '../../server/certificates/certificates.contract.js';
import type { ScheduledJobState } from '../../server/jobs/jobs.contract.js';
import type { Message } from '../../server/messages/messages.contract.js';
import type { User, UserWithPassword } from '../../server/users/users.contract.js';
import type { World } from '../../test/support/world/world.js';
import { ApiClient } from './api-client.js';
import { enterConsents } from './consents.js';
import { type DemoCertificate, mintCertificates } from './certificates.js';
import { type Account, PEOPLE } from './people.js';
import { fillQueue, onboard } from './onboarding.js';
import {
  judge,
  makeThingsHappen,
  publishBadList,
  refreshLists,
  runJob,
  trustTheGeorgianScheme,
} from './trust.js';

type ByFile = ReadonlyMap<string, Certificate>;

interface House {
  readonly url: string;
  readonly accounts: readonly Account[];
  readonly world: World;
  /** What only the owner of the host can do: say that a person of their own uses an account. */
  readonly vouchFor: (email: string) => Promise<void>;
}

/** Fills an empty installation through its API, as people would. Returns the certificates by the name of their file. */
export async function fill({ url: baseUrl, accounts, world, vouchFor }: House): Promise<ByFile> {
  const client = (role: Account['role']) => signedIn(baseUrl, accounts, role);
  const admin = await client('admin');
  for (const account of accounts.filter(({ email }) => email !== PEOPLE.admin)) {
    await invite(baseUrl, admin, account);
    if (account.role === 'admin') await vouchFor(account.email);
  }
  await consent(baseUrl, accounts);
  const [officer, operator] = [await client('compliance-officer'), await client('operator')];
  const second = await signedIn(
    baseUrl,
    accounts.filter(({ email }) => email === PEOPLE.secondOfficer),
  );

  await refreshLists(admin);
  await trustTheGeorgianScheme(officer, admin, world);
  const certificates = mintCertificates(world, new Date());
  const half = Math.ceil(certificates.length / 2);
  const byFile = new Map([
    ...(await upload(officer, certificates.slice(0, half))),
    ...(await upload(operator, certificates.slice(half))),
  ]);
  for (const certificate of certificates) await handle(operator, certificate, byFile);
  await judge(admin, byFile);
  await onboard({ operator, officer, second }, byFile);
  await makeThingsHappen(admin, world, certificates);
  await judge(admin, byFile);
  await runJob(admin, 'grant-sweep');
  await fillQueue({ operator, officer, second }, byFile);
  await publishBadList(admin, world);
  await enterConsents(operator, new Date());

  await sweep(admin);
  await acknowledgeSome(operator);
  await admin.post('api-tokens', { name: 'Deployment pipeline', scopes: ['certificates.read'], days: 90 });
  await admin.post('api-tokens', { name: 'Monitoring', scopes: ['metrics.read', 'alerts.read'], days: 366 });
  await admin.post('messages/test', {});
  return byFile;
}

export async function signedIn(
  baseUrl: string,
  accounts: readonly Account[],
  role?: Account['role'],
): Promise<ApiClient> {
  const account = accounts.find((one) => role === undefined || one.role === role);
  if (!account) throw new Error(`The demo has no ${role ?? 'such account'}.`);
  const client = new ApiClient(baseUrl);
  await client.signIn(account.email, account.password);
  return client;
}

/** A one-time password, and the change of it that the first sign-in demands. */
async function invite(baseUrl: string, admin: ApiClient, { email, name, role, password }: Account) {
  const { oneTimePassword } = await admin.post<UserWithPassword>('users', { email, name, role });
  const person = new ApiClient(baseUrl);
  await person.signIn(email, oneTimePassword ?? '');
  await person.post('auth/password', { currentPassword: oneTimePassword, newPassword: password });
}

/** Who may decide needs two administrators. */
async function consent(baseUrl: string, accounts: readonly Account[]): Promise<void> {
  const second = await signedIn(
    baseUrl,
    accounts.filter(({ email }) => email === PEOPLE.secondAdmin),
  );
  for (const { id, version, decider } of await second.get<User[]>('users'))
    if (decider.consentable) await second.post(`users/${id}/consent`, { version });
}

async function upload(client: ApiClient, certificates: readonly DemoCertificate[]) {
  const form = new FormData();
  for (const { file, pem } of certificates) form.append('file', new Blob([pem]), file);
  const results = await client.post<UploadResult[]>('certificates', form);
  return results.map(({ source, certificate, problem }) => {
    if (!certificate) throw new Error(`${source} was refused: ${problem?.detail}`);
    return [source, certificate] as const;
  });
}

async function handle(client: ApiClient, demo: DemoCertificate, byFile: ByFile): Promise<void> {
  const { owner, tags, note, retired, replaces } = demo;
  const certificate = byFile.get(demo.file);
  const replaced = replaces && byFile.get(replaces);
  if (!certificate) throw new Error(`${demo.file} was not uploaded.`);
  const { id, version } = certificate;
  await client.patch(`certificates/${id}`, {
    version,
    ...(owner && { ownerEmail: PEOPLE[owner] }),
    ...(tags && { tags }),
    ...(note && { note }),
    ...(retired && { retired }),
    ...(replaced && { replaces: { id: replaced.id } }),
  });
}

/** Looks for what is due and waits until the mails about it have gone out or were refused. */
async function sweep(admin: ApiClient): Promise<void> {
  // The one of the start may still be looking at an empty house.
  await until(async () => !(await stateOf(admin)).running);
  await admin.post('jobs/schedule/expiry-sweep/run');
  await until(async () => {
    const settled = await admin.get<Message[]>('messages?filter={}');
    return settled.length > 0 && settled.every(({ state }) => state !== 'waiting' && state !== 'sending');
  });
}

async function stateOf(admin: ApiClient): Promise<ScheduledJobState> {
  const jobs = await admin.get<ScheduledJobState[]>('jobs/schedule');
  const sweep = jobs.find(({ name }) => name === 'expiry-sweep');
  if (!sweep) throw new Error('There is no expiry sweep.');
  return sweep;
}

async function acknowledgeSome(operator: ApiClient): Promise<void> {
  const alerts = await operator.get<Alert[]>('alerts?sort=["endsAt","ASC"]');
  const seen = alerts.find(({ threshold }) => threshold === 60);
  if (seen) await operator.post(`alerts/${seen.id}/acknowledge`, { note: 'Ordered; arrives next week.' });
}

const PATIENCE_MS = 60_000;

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(200)) if (await done()) return;
  throw new Error('The demo could not be filled: the server took too long.');
}
