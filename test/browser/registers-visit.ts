import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import type { RegisterEdition } from '../../server/registers/registers.contract.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { type EditionChanges, editionZip, type EditionPlan } from '../support/register-author.js';
import { startListSite } from '../support/trusted-list-site.js';
import { type RunningConsole, startConsole } from './support.js';
import { ended } from './trust-visit.js';

const DAY_MS = 86_400_000;
export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

/** Holders whose certificates the tests look for, beside made-up ones. */
export const OPEN_BANKING = {
  ...{ owner: 'LT_BL', number: 'LB000458', name: 'Open Banking UAB', code: 'LT_BL!LB000458' },
  services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'], LV: ['PS_070', 'PS_080'] },
  authorisations: ['2019-03-14'],
} as const;
const FINNISH = {
  ...{ owner: 'FI_FIN-FSA', number: '2858394-9', name: 'Maksu Oy', type: 'PSD_AISP' as const },
  services: { FI: ['PS_080'] },
  authorisations: ['2021-06-01', '2022-01-10', '2023-05-05'],
};
const TURNCOAT = {
  ...{ owner: 'LT_BL', number: 'LB000777', name: 'Senoji Mokykla UAB' },
  services: { LT: ['PS_070', 'PS_080'], EE: ['PS_070'] },
  authorisations: ['2018-01-20'],
};

const PLAN: EditionPlan = {
  counts: { PSD_PI: 60, PSD_EMI: 40, PSD_AISP: 20, PSD_EPI: 30, PSD_EXC: 25, PSD_ENL: 10, PSD_BR: 12 },
  organisations: [OPEN_BANKING, FINNISH, TURNCOAT],
};

/** What the second edition says otherwise. */
export const CHANGES: EditionChanges = {
  withdrawn: ['LB000777'],
  endedPassports: [{ entity: 'LB000458', country: 'LV' }],
  renamed: [{ entity: '2858394-9', name: 'Maksu Suomi Oy' }],
};

export interface RegisterConsole {
  readonly server: RunningConsole;
  /** Publishes an edition where the console fetches it from, without fetching it. */
  offer(plan: Partial<EditionPlan> & { readonly publishedAt: Date }): Promise<{ name: string; zip: Buffer }>;
  /** What the address of the register answers instead. */
  offerInstead(body: string): void;
  /** Fetches what `CHANGES` says otherwise, and waits until the changes are told. */
  secondEdition(): Promise<void>;
  fetchNow(): Promise<{ readonly outcome: string; readonly edition: RegisterEdition | null }>;
  add(particulars: LeafParticulars): Promise<Certificate>;
  stop(): Promise<void>;
}

/** Hands an edition of the same register to any console as a file, and waits until it is in use. */
export async function importEdition(
  server: RunningConsole,
  plan: Partial<EditionPlan> & { readonly publishedAt: Date },
): Promise<JobRunWithResult> {
  const { name, zip } = await editionZip({ ...PLAN, ...plan });
  const { jobId } = await server.upload<{ jobId: string }>('/register-editions', name, zip);
  return ended(server, jobId);
}

/** A console that fetches its register from a site of ours; without any edition it may not fetch at all. */
export async function startRegisterConsole({ editions = 2 } = {}): Promise<RegisterConsole> {
  const site = await startListSite();
  const offer: RegisterConsole['offer'] = async (plan) => {
    const edition = await editionZip({ ...PLAN, ...plan });
    const metadata = edition.metadata(site.urlOf('/downloads/'));
    site.publish('/metadata', { body: JSON.stringify(metadata) });
    site.publish(`/downloads/${metadata['latest_version_relative_zip_path'] ?? ''}`, { body: edition.zip });
    return edition;
  };
  if (editions > 0) await offer({ publishedAt: daysAgo(40) });
  const server = await startConsole({
    ...(editions > 0 && { QWARDEN_REGISTER_URL: site.urlOf('/metadata') }),
    QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
    QWARDEN_ALERT_TO: 'everybody@bank.example',
  });
  const ca = CertificateAuthority.root();
  const fetchNow: RegisterConsole['fetchNow'] = () => server.api('POST', '/register-editions/update');
  // Changes are told against what was in use when somebody looked last.
  const watch = () => server.api('POST', '/jobs/schedule/register-watch/run');
  const secondEdition = async (): Promise<void> => {
    await offer({ publishedAt: daysAgo(1), changes: CHANGES });
    await fetchNow();
    await watch();
    await until(async () => (await server.api<unknown[]>('GET', '/register-changes')).length > 0);
  };
  if (editions > 0) {
    // A console asks for the register by itself when it starts.
    await until(async () => {
      const all = await server.api<RegisterEdition[]>('GET', '/register-editions');
      return all.some(({ state }) => state === 'current');
    });
    await watch();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  if (editions > 1) await secondEdition();
  return {
    ...{ server, offer, fetchNow, secondEdition },
    offerInstead: (body) => site.publish('/metadata', { body }),
    add: (particulars) => server.api('POST', '/certificates', { pem: ca.issue(particulars).pem }),
    stop: async () => {
      await server.stop();
      await site.stop();
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('What the test waits for does not come.');
}
