import { mkdirSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { signedInVisits } from './certificates-visit.js';
import { describeInBrowser, DESK, launchBrowser, PHONE, settled } from './support.js';
import { startTrustingConsole } from './trust-visit.js';
jest.setTimeout(900_000);
const OUT = '/tmp/trust-shots';
describeInBrowser('shoot', () => {
  test('all', async () => {
    mkdirSync(OUT, { recursive: true });
    const c = await startTrustingConsole();
    const { server, world } = c;
    const ids: Record<string, string> = {};
    for (const name of world.certificates.keys()) ids[name] = (await c.add(name)).id;
    for (const name of Object.keys(ids)) {
      const v: any = await server.api('POST', `/certificates/${ids[name]}/evaluations`, {});
      process.stdout.write(`${name}: ${v.outcome}\n`);
    }
    await c.tell('revoke', 'valid');
    await server.api('POST', `/certificates/${ids['valid']}/evaluations`, { fresh: true });
    await c.tell('good', 'valid');
    await c.tell('withdraw-service', 'nordic');
    await c.refresh();
    await server.api('POST', `/certificates/${ids['cross-border']}/evaluations`, {});
    await server.api('POST', `/certificates/${ids['taken-over']}/evaluations`, {
      at: new Date(Date.now() - 80 * 86400000).toISOString(),
    });
    await c.tell('publish-bad-list', 'wrong-signer', 'LT');
    const run: any = await c.refresh();
    process.stdout.write(JSON.stringify(run) + '\n');
    await new Promise((r) => setTimeout(r, 10));
    const georgian = CertificateAuthority.root({
      commonName: 'Georgian Open Banking Root CA',
      country: 'GE',
    });
    const anchor: any = await server.api('POST', '/trust-anchors', {
      pem: georgian.pem,
      scheme: 'Georgian PSP scheme',
      scope: 'QWACs of payment institutions licensed by the National Bank of Georgia',
      reason: 'The NBG runs a supervised scheme on NextGenPSD2; decision of the board of 3 November 2026.',
    });
    const editions: any[] = await server.api('GET', '/trusted-lists/NO/editions?sort=["receivedAt","DESC"]');
    const services: any[] = await server.api('GET', '/trust-services');
    process.stdout.write(JSON.stringify(services.map((s) => [s.id, s.name, s.status, s.territory])) + '\n');
    const pages: Record<string, string> = {
      today: '/',
      certificates: '/certificates',
      lists: '/trust',
      country: '/trust/lists/LT',
      'country-no': '/trust/lists/NO',
      lotl: '/trust/lists/EU',
      edition: `/trust/lists/NO/editions/${editions[0].id}`,
      import: '/trust/import',
      services: '/trust/services',
      service: `/trust/services/${encodeURIComponent(services.find((s) => s.territory === 'NO').id)}`,
      anchors: '/trust/anchors',
      anchor: `/trust/anchors/${anchor.id}`,
      journal: '/trust/official-journal',
      never: `/certificates/${(await (async () => await server.api<any>('POST', '/certificates', { pem: georgian.issue({ organisation: 'Kartuli Pay', notBefore: new Date(Date.now() - 86400000 * 40), notAfter: new Date(Date.now() + 86400000 * 140) }).pem }))()).id}/show`,
    };
    for (const name of [
      'valid',
      'revoked',
      'silent',
      'tampered',
      'no-longer-qualified',
      'cross-border',
      'taken-over',
      'unlisted',
      'web-from-seal-service',
      'seal',
    ])
      pages[`cert-${name}`] = `/certificates/${ids[name]}/show`;
    const only = process.env['ONLY']?.split(',');
    const browser = await launchBrowser();
    try {
      const open = await signedInVisits(browser, server);
      const looks = [
        ['desk-light', DESK, 'light'],
        ['desk-dark', DESK, 'dark'],
        ['phone-light', PHONE, 'light'],
        ['phone-dark', PHONE, 'dark'],
      ] as const;
      for (const [name, viewport, colorScheme] of looks) {
        if (process.env['LOOK'] && !process.env['LOOK'].split(',').includes(name)) continue;
        const v = await open({ viewport, colorScheme });
        for (const [page, path] of Object.entries(pages)) {
          if (only && !only.includes(page)) continue;
          await v.page.goto(path);
          await settled(v.page).catch((e) => process.stdout.write(`${page}: ${e}\n`));
          if (page.startsWith('cert-'))
            await v.page.evaluate(() =>
              document.querySelectorAll('#checks details').forEach((d) => {
                if (
                  d.getAttribute('data-status') !== 'pass' ||
                  ['qualification', 'revocation'].includes(d.getAttribute('data-check') ?? '')
                )
                  d.setAttribute('open', '');
              }),
            );
          const wide = await v.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) process.stdout.write(`${name} ${page} is ${wide}px too wide\n`);
          await v.page.screenshot({ path: `${OUT}/${page}-${name}.png`, fullPage: true });
        }
        if (v.troubles.length) process.stdout.write(`${name}: ${v.troubles.join('\n')}\n`);
        await v.close();
      }
    } finally {
      await browser.close();
      await c.stop();
    }
    expect(1).toBe(1);
  });
});
