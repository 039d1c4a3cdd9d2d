import type { Page } from 'playwright-core';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { Message } from '../../server/messages/messages.contract.js';
import type { Review } from '../../server/reviews/reviews.contract.js';
import type { TrustedListEdition, TrustService } from '../../server/trust/trust.contract.js';
import { CertificateAuthority } from '../../test/support/certificate-authority.js';
import type { Demo } from '../demo/start-demo.js';
import { ORGANISATIONS } from '../demo/organisations.js';

export interface Screen {
  readonly name: string;
  readonly path: (demo: Demo) => string | Promise<string>;
  readonly signedOut?: true;
  /** What is done on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const at = (path: string) => () => path;

const certificate =
  (file: string) =>
  ({ certificates }: Demo) =>
    `/certificates/${idOf(certificates, file)}/show`;

const review =
  (organisation: string) =>
  async (demo: Demo): Promise<string> => {
    const filter = encodeURIComponent(JSON.stringify({ q: organisation }));
    return `/reviews/${await firstId<Review>(demo, `reviews?filter=${filter}`)}/show`;
  };

/** In the order of work; uploading comes last, because it changes what lists show. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: at('/login'), signedOut: true },
  { name: 'today', path: at('/') },
  { name: 'certificates', path: at('/certificates') },
  { name: 'certificate-good', path: certificate('pavyzdys-qwac.pem') },
  { name: 'certificate-broken', path: certificate('make-believe-qwac-roles-swapped.pem') },
  {
    name: 'certificate-findings',
    path: certificate('make-believe-qwac-roles-swapped.pem'),
    prepare: (page) => page.locator('#findings').evaluate((section) => section.scrollIntoView()),
  },
  {
    name: 'certificate-bytes',
    path: certificate('make-believe-qwac-roles-swapped.pem'),
    prepare: (page) =>
      page.locator('#findings li[data-code] button[aria-label*="rolesOfPSP"]').first().click(),
  },
  {
    name: 'verdict-changed',
    path: certificate('imaginary-payments-qwac.pem'),
    prepare: (page) => page.locator('#checks').evaluate((section) => section.scrollIntoView()),
  },
  {
    name: 'verdict-chain',
    path: certificate('satumaksu-qwac.pem'),
    prepare: (page) => page.locator('#chain').evaluate((section) => section.scrollIntoView()),
  },
  { name: 'verdict-other-scheme', path: certificate('zgapari-qwac.pem') },
  {
    name: 'compare',
    path: ({ certificates }) =>
      `/certificates/compare?left=${idOf(certificates, 'fiktive-zahlungen-qsealc-old.pem')}` +
      `&right=${idOf(certificates, 'fiktive-zahlungen-qsealc-new.pem')}`,
  },
  { name: 'alerts', path: at('/alerts') },
  {
    name: 'alert',
    path: async (demo) => `/alerts/${await firstId<Alert>(demo, 'alerts?sort=["endsAt","ASC"]')}`,
  },
  { name: 'mails', path: at('/alerts/mails') },
  {
    name: 'mail',
    path: async (demo) =>
      `/alerts/mails/${await firstId<Message>(demo, 'messages?filter={"kind":"certificate-expiry","state":"sent"}')}`,
  },
  { name: 'trusted-lists', path: at('/trust') },
  { name: 'trusted-list', path: at('/trust/lists/LT') },
  {
    name: 'edition-difference',
    path: async ({ api }) => {
      const [newest] = await api.get<TrustedListEdition[]>('trusted-lists/NO/editions');
      return `/trust/lists/NO/editions/${newest?.id}`;
    },
  },
  { name: 'trust-services', path: at('/trust/services') },
  {
    name: 'trust-service',
    path: async (demo) => `/trust/services/${await firstId<TrustService>(demo, 'trust-services')}`,
  },
  { name: 'trust-anchors', path: at('/trust/anchors') },
  { name: 'official-journal', path: at('/trust/official-journal') },
  { name: 'register-lookup', path: at('/registers?identifier=PSDLT-BL-LB900001&country=LT') },
  { name: 'register-entries', path: at('/registers/entries') },
  {
    name: 'register-entry',
    path: async (demo) =>
      `/registers/entries/${encodeURIComponent(await firstId<{ id: string }>(demo, 'register-entries?filter={"q":"LB900001"}'))}`,
  },
  { name: 'register-changes', path: at('/registers/changes') },
  { name: 'register-editions', path: at('/registers/editions') },
  {
    name: 'register-edition',
    path: async (demo) =>
      `/registers/editions/${await firstId<{ id: string }>(demo, 'register-editions?filter={"state":"current"}')}`,
  },
  { name: 'register-sources', path: at('/registers/sources') },
  { name: 'authorities', path: at('/registers/authorities') },
  {
    name: 'authority',
    path: async (demo) =>
      `/registers/authorities/${await firstId<{ id: string }>(demo, 'authorities?filter={"country":"LT"}')}`,
  },
  { name: 'organisations', path: at('/organisations') },
  {
    name: 'organisation',
    path: async (demo) =>
      `/organisations/${await firstId<{ id: string }>(demo, 'organisations?filter={"q":"LB900002"}')}`,
  },
  { name: 'reviews', path: at('/reviews') },
  { name: 'reviews-board', path: at('/reviews/board') },
  { name: 'review-reopened', path: review('UAB Bandymas') },
  { name: 'review-half-decided', path: review('Fiktive Zahlungen GmbH') },
  { name: 'review-question', path: review('Satumaksu Oy') },
  { name: 'application', path: at('/applications/new') },
  { name: 'meter', path: at('/reviews/meter') },
  { name: 'access', path: at('/access') },
  { name: 'try-a-call', path: at('/access/try') },
  { name: 'submissions', path: at('/submissions') },
  { name: 'decision-profiles', path: at('/settings/decision-profiles') },
  { name: 'waivers', path: at('/settings/waivers') },
  { name: 'notifications', path: at('/notifications') },
  { name: 'audit', path: at('/audit') },
  { name: 'profile', path: at('/settings/profile') },
  { name: 'api-tokens', path: at('/settings/api-tokens') },
  { name: 'users', path: at('/settings/users') },
  { name: 'rules', path: at('/settings/rules') },
  { name: 'settings', path: at('/settings/system') },
  {
    name: 'command-palette',
    path: at('/certificates'),
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('musterbank');
      await page.waitForLoadState('networkidle');
    },
  },
  { name: 'upload', path: at('/certificates/create'), prepare: upload },
];

/** Takes back what `upload` added, so that every picture shows the same certificates. */
export async function forgetUploads({ api, certificates }: Demo): Promise<void> {
  const known = new Set([...certificates.values()].map(({ id }) => id));
  for (const { id } of await api.get<Certificate[]>('certificates?sort=["createdAt","DESC"]&range=[0,9]'))
    if (!known.has(id)) await api.delete(`certificates/${id}`);
}

/** One that is new and broken, and a file that is something else. */
async function upload(page: Page): Promise<void> {
  const { name: organisation, domain, ...of } = ORGANISATIONS.satu;
  const { pem } = CertificateAuthority.root().issue({
    ...{ ...of, organisation, dnsName: `psd2.${domain}` },
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 364 * 86_400_000),
    mint: { qcStatementsCritical: true, policies: ['0.4.0.194112.1.6'] },
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'satumaksu-new.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(pem) },
      { name: 'invoice.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>Invoice') },
    ]);
  const refused = page.getByText('invoice.html').first();
  await refused.waitFor();
  await refused.scrollIntoViewIfNeeded();
}

function idOf(certificates: Demo['certificates'], file: string): string {
  const found = certificates.get(file);
  if (!found) throw new Error(`The demo has no ${file}.`);
  return found.id;
}

async function firstId<Row extends { id: string }>({ api }: Demo, path: string): Promise<string> {
  const [row] = await api.get<Row[]>(path);
  if (!row) throw new Error(`There is nothing at ${path}.`);
  return row.id;
}
