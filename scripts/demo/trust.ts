import { setTimeout as pause } from 'node:timers/promises';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { JobRunWithResult, ScheduledJobState } from '../../server/jobs/jobs.contract.js';
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

/** The first verdict of everything; then some things happen out there, and the second verdicts tell of them. */
export async function judgeTwice(
  admin: ApiClient,
  world: World,
  certificates: readonly DemoCertificate[],
  byFile: ReadonlyMap<string, Certificate>,
): Promise<void> {
  const ids = [...byFile.values()].map(({ id }) => id);
  const evaluate = async () =>
    ended(admin, await admin.post<{ jobId: string }>('certificates/evaluations', { ids, fresh: true }));
  await refreshRegister(admin);
  await evaluate();
  for (const { der, desk, revoked } of certificates)
    if (der && desk && revoked) revoked === 'on-hold' ? desk.suspend({ der }) : desk.revoke({ der }, revoked);
  await command(world, ['withdraw-service', WITHDRAWN_LATER]);
  await command(world, ['withdraw-psp', LICENCE_WITHDRAWN_LATER.authorisationNumber]);
  await refreshLists(admin);
  await refreshRegister(admin);
  await evaluate();
  // A list that nobody should believe: the last good one stays, and the administrator hears of it.
  await command(world, ['publish-bad-list', 'wrong-signer', 'LT']);
  await refreshLists(admin);
}

export async function refreshLists(admin: ApiClient): Promise<void> {
  await ended(admin, await admin.post<{ jobId: string }>('trusted-lists/refresh', {}));
}

/** The newest edition, compared with the one before. */
export async function refreshRegister(admin: ApiClient): Promise<void> {
  await admin.post('register-editions/update', {});
  const watch = async () =>
    (await admin.get<ScheduledJobState[]>('jobs/schedule')).find(({ name }) => name === 'register-watch');
  // It may be at work by itself.
  while ((await watch())?.running === true) await pause(200);
  await admin.post('jobs/schedule/register-watch/run');
  while ((await watch())?.running === true) await pause(200);
}

const PATIENCE_MS = 120_000;

/** Waits for the end of work in the background. */
async function ended(admin: ApiClient, { jobId }: { readonly jobId: string }): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(200))
    if ((await admin.get<JobRunWithResult>(`jobs/${jobId}`)).state !== 'running') return;
  throw new Error('The demo could not be filled: the server took too long.');
}
