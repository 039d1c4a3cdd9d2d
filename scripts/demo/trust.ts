import { setTimeout as pause } from 'node:timers/promises';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { JobName, JobRunWithResult, ScheduledJobState } from '../../server/jobs/jobs.contract.js';
import type { TrustAnchor } from '../../server/trust/trust.contract.js';
import { pemOf } from '../../test/support/certificate-authority.js';
import { command } from '../../test/support/world/commands.js';
import type { World } from '../../test/support/world/world.js';
import type { ApiClient } from './api-client.js';
import { LICENCE_WITHDRAWN_LATER } from './organisations.js';
import { type DemoCertificate, WITHDRAWN_LATER } from './certificates.js';

/** Trust begins with what the Official Journal of the small world announces; its lists follow from there. */
export async function beginTrust(admin: ApiClient, { lists, officialJournal }: World): Promise<void> {
  await admin.post('official-journal', {
    location: officialJournal.location,
    pem: pemOf(lists.journalSigner),
    confirmed: true,
  });
}

/** A scheme that is not the Union's: one proposes, another approves. */
export async function trustTheGeorgianScheme(
  officer: ApiClient,
  admin: ApiClient,
  { authorities }: World,
): Promise<void> {
  const { id } = await officer.post<TrustAnchor>('trust-anchors', {
    pem: pemOf(authorities.georgian.authority.der),
    scheme: 'Open banking of Georgia',
    scope: 'Certificates of payment service providers licensed by the National Bank of Georgia',
    reason: 'Georgia has no trusted list; the root was handed over at the bank and its digest read by phone.',
  });
  await admin.post(`trust-anchors/${id}/approve`);
}

/** A verdict of every certificate. */
export async function judge(admin: ApiClient, byFile: ReadonlyMap<string, Certificate>): Promise<void> {
  const ids = [...byFile.values()].map(({ id }) => id);
  await refreshRegister(admin);
  await ended(admin, await admin.post<{ jobId: string }>('certificates/evaluations', { ids, fresh: true }));
}

/** What issuers, supervisors and the register do one day. */
export async function makeThingsHappen(
  admin: ApiClient,
  world: World,
  certificates: readonly DemoCertificate[],
): Promise<void> {
  for (const { der, desk, revoked } of certificates)
    if (der && desk && revoked) revoked === 'on-hold' ? desk.suspend({ der }) : desk.revoke({ der }, revoked);
  await command(world, ['withdraw-service', WITHDRAWN_LATER]);
  await command(world, ['withdraw-psp', LICENCE_WITHDRAWN_LATER.authorisationNumber]);
  await refreshLists(admin);
}

/** A list that nobody should believe: the last good one stays, and the administrator hears of it. */
export async function publishBadList(admin: ApiClient, world: World): Promise<void> {
  await command(world, ['publish-bad-list', 'wrong-signer', 'LT']);
  await refreshLists(admin);
}

export async function refreshLists(admin: ApiClient): Promise<void> {
  await ended(admin, await admin.post<{ jobId: string }>('trusted-lists/refresh', {}));
}

/** The newest edition, compared with the one before. */
export async function refreshRegister(admin: ApiClient): Promise<void> {
  await admin.post('register-editions/update', {});
  await runJob(admin, 'register-watch');
}

/** Runs what otherwise comes by itself, and waits for it. */
export async function runJob(admin: ApiClient, wanted: JobName): Promise<void> {
  const isRunning = async () =>
    (await admin.get<ScheduledJobState[]>('jobs/schedule')).find(({ name }) => name === wanted)?.running;
  // It may be at work by itself.
  while ((await isRunning()) === true) await pause(200);
  await admin.post(`jobs/schedule/${wanted}/run`);
  while ((await isRunning()) === true) await pause(200);
}

const PATIENCE_MS = 120_000;

/** Waits for the end of work in the background. */
async function ended(admin: ApiClient, { jobId }: { readonly jobId: string }): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(200))
    if ((await admin.get<JobRunWithResult>(`jobs/${jobId}`)).state !== 'running') return;
  throw new Error('The demo could not be filled: the server took too long.');
}
