import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Certificate, CertificateBytes } from '../../server/certificates/certificates.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { utf8 } from '../support/der.js';
import { psd2Statement, qcCompliance, qcPds, qcType, role } from '../support/mint.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  startConsole,
  type Visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

/** The role says two things: the OID is that of account information, the name that of payment initiation. */
const MISMATCH = 'psd2.role-oid-name-mismatch';

describeInBrowser('the bytes of a certificate', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let certificate: Certificate;
  let bytes: CertificateBytes;

  beforeAll(async () => {
    server = await startConsole();
    const { pem } = CertificateAuthority.root().issue({
      mint: {
        qcStatements: [
          qcCompliance(),
          qcType('web'),
          qcPds(['https://ca.bandymas.example/pds_en.pdf', 'en']),
          psd2Statement({
            roles: [role(3, 'PSP_PI')],
            ncaName: utf8('Bank of Lithuania'),
            ncaId: utf8('LT-BL'),
          }),
        ],
      },
    });
    certificate = await server.api<Certificate>('POST', '/certificates', { pem });
    bytes = await server.api<CertificateBytes>('GET', `/certificates/${certificate.id}/bytes`);
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await open();
    await show(v.page);
  });
  afterEach(() => v.close());

  const show = async (page: Page) => {
    await page.goto(`/certificates/${certificate.id}/show`);
    await settled(page);
    await page.getByRole('tree').waitFor();
  };
  const fieldOf = (ending: string) => {
    const field = bytes.fields.find(({ path }) => path.endsWith(ending));
    if (field === undefined) throw new Error(`The certificate has no ${ending}.`);
    return field;
  };
  const chosenOffsets = async (page: Page) => {
    const cells = page.getByRole('gridcell', { selected: true });
    const offsets = await cells.evaluateAll((all) =>
      all.map((cell) => Number(cell.getAttribute('data-offset'))),
    );
    return offsets.sort((a, b) => a - b);
  };
  const offsetsOf = ({ start, end }: { start: number; end: number }) =>
    Array.from({ length: end - start }, (_, index) => start + index);

  test('choosing a finding highlights exactly its bytes', async () => {
    const finding = bytes.findings.find(({ code }) => code === MISMATCH);
    const range = finding?.range;
    if (!range) throw new Error('The finding does not say where it is.');
    await v.page
      .locator(`[data-code="${MISMATCH}"]`)
      .getByRole('button', { name: /^Show bytes/ })
      .click();
    await v.page.getByRole('gridcell', { selected: true }).first().waitFor();
    expect(await chosenOffsets(v.page)).toEqual(offsetsOf(range));
    await v.page.getByRole('group', { name: 'Chosen bytes' }).getByText(finding!.message).waitFor();
  });

  test('choosing a field in the tree highlights its bytes', async () => {
    await v.page.getByRole('treeitem', { name: /^serialNumber/ }).click();
    expect(await chosenOffsets(v.page)).toEqual(offsetsOf(fieldOf('serialNumber')));
  });

  test('choosing a byte names its field and selects it in the tree', async () => {
    const { start } = fieldOf('serialNumber');
    await v.page.locator(`[role=gridcell][data-offset="${start + 2}"]`).click();
    await v.page.getByRole('treeitem', { name: /^serialNumber/, selected: true }).waitFor();
    expect(await v.page.getByTestId('chosen-bytes').innerText()).toContain('serialNumber');
  });

  test('choosing the same byte again takes what stands around it', async () => {
    const { start } = fieldOf('serialNumber');
    const cell = v.page.locator(`[role=gridcell][data-offset="${start + 2}"]`);
    await cell.click();
    await cell.click();
    await v.page.getByRole('treeitem', { name: /^tbsCertificate/, selected: true }).waitFor();
  });

  test('pointing at a byte names it without choosing it', async () => {
    const { start } = fieldOf('serialNumber');
    await v.page.locator(`[role=gridcell][data-offset="${start + 2}"]`).hover();
    await v.page
      .locator('#bytes')
      .getByText(/^serialNumber · 0x/)
      .waitFor();
    expect(await v.page.getByRole('gridcell', { selected: true }).count()).toBe(0);
  });

  test('the tree and the bytes work with the keyboard alone', async () => {
    await v.page.getByRole('tree').focus();
    await v.page.keyboard.press('ArrowDown');
    await v.page.getByRole('treeitem', { name: /^tbsCertificate/, selected: true }).waitFor();
    await v.page.keyboard.press('ArrowLeft');
    await v.page.getByRole('treeitem', { name: /^tbsCertificate/, expanded: false }).waitFor();
    await v.page.keyboard.press('ArrowRight');
    await v.page.getByRole('treeitem', { name: /^tbsCertificate/, expanded: true }).waitFor();

    await v.page.getByRole('grid').focus();
    await v.page.keyboard.press('Control+Home');
    const { start } = fieldOf('serialNumber');
    for (let at = 0; at <= start; at++) await v.page.keyboard.press('ArrowRight');
    await v.page.keyboard.press('Enter');
    await v.page.getByRole('treeitem', { name: /^serialNumber/, selected: true }).waitFor();
    expect(await chosenOffsets(v.page)).toEqual(offsetsOf(fieldOf('serialNumber')));
  });

  test('the byte under the cursor is read out with its field', async () => {
    await v.page.getByRole('grid').focus();
    await v.page.keyboard.press('ArrowRight');
    const active = await v.page.getByRole('grid').getAttribute('aria-activedescendant');
    expect(await v.page.locator(`[id="${active}"]`).getAttribute('aria-label')).toBe(
      '82, byte 1, Certificate',
    );
  });

  test('chosen bytes are in the address, which opens on them', async () => {
    const { start, end } = fieldOf('.nCAId');
    await v.page.getByRole('button', { name: 'Show the bytes of nCAId' }).click();
    await v.page.waitForURL(`**/show?bytes=${start}-${end}`);
    const address = v.page.url();
    await v.page.goto('about:blank');
    await v.page.goto(address);
    await settled(v.page);
    await v.page.getByRole('gridcell', { selected: true }).first().waitFor();
    expect(await chosenOffsets(v.page)).toEqual(offsetsOf({ start, end }));
    await v.page.getByRole('treeitem', { name: /^nCAId/, selected: true }).waitFor();
    expect(await v.page.locator(`[role=gridcell][data-offset="${start}"]`).isVisible()).toBe(true);
  });

  test('an address with bytes outside the certificate chooses nothing', async () => {
    await v.page.goto(`/certificates/${certificate.id}/show?bytes=900000-900001`);
    await settled(v.page);
    await v.page.getByText('Nothing is chosen.').waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('on a phone fields and bytes are two tabs', async () => {
    const phone = await open({ viewport: PHONE, hasTouch: true });
    try {
      await show(phone.page);
      await phone.page.getByRole('treeitem', { name: /^serialNumber/ }).click();
      await phone.page.getByRole('tab', { name: 'Bytes' }).click();
      await phone.page.getByRole('gridcell', { selected: true }).first().waitFor();
      expect(await chosenOffsets(phone.page)).toEqual(offsetsOf(fieldOf('serialNumber')));
      const wider = 'document.documentElement.scrollWidth > window.innerWidth';
      expect(await phone.page.evaluate(wider)).toBe(false);
    } finally {
      await phone.close();
    }
  });
});
