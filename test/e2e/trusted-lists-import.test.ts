import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TrustedListUpdates } from '../../server/trust/list-updates.service.js';
import { Trust } from '../../server/trust/trust.service.js';
import { formOf, type FormFile } from '../support/multipart.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { PEOPLE, type Scene, START, startScene } from '../support/trusted-list-scene.js';
import { zipOf } from '../support/zip.js';

let scene: Scene;
let online: TestApp;
let bundle: Buffer;
beforeAll(async () => {
  scene = await startScene();
  await scene.publishAll();
  online = await startTestApp({ at: START, env: scene.env });
  await notify(online);
  await online.as('admin').post('/trusted-lists/refresh', {});
  await online.get(TrustedListUpdates).idle();
  const cookie = (await online.person('auditor')).cookie;
  const answer = await online.app.inject({ url: '/api/v1/trusted-lists/export', headers: { cookie } });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="trusted-lists-2026-06-15.zip"',
  });
  bundle = answer.rawPayload;
});
afterAll(async () => {
  await online.stop();
  await scene.stop();
});

const notify = (t: TestApp) =>
  t.as('admin').post('/official-journal', {
    ...{ location: scene.notice, pem: PEOPLE.commission.pem, confirmed: true },
  });

/** An installation that fetches nothing. */
async function offline(work: (t: TestApp) => Promise<void>): Promise<void> {
  const t = await startTestApp({ at: START });
  try {
    await notify(t);
    await work(t);
  } finally {
    await t.stop();
  }
}

const send = async (t: TestApp, ...files: FormFile[]) => {
  const { body, headers } = formOf(files);
  return t.as('compliance-officer').post('/trusted-lists/import', body, headers);
};
const outcomes = ({ body }: { body: { territory: string | null; outcome: string }[] }) =>
  body.map(({ territory, outcome }) => `${territory} ${outcome}`);
const text = (content: Uint8Array): Buffer => Buffer.from(content);

describe('an installation without a way out', () => {
  test('takes the bundle of another, judged like lists that were fetched', () =>
    offline(async (t) => {
      expect(outcomes(await send(t, { name: 'lists.zip', content: bundle }))).toEqual([
        'EU accepted',
        'EU accepted',
        'EE accepted',
        'LT accepted',
      ]);
      const { lists, editions } = await t.get(Trust).snapshot();
      const known = (await online.get(Trust).snapshot()).editions;
      expect(lists.listOfLists).toBe('usable');
      expect(lists.listOf('LT').state).toBe('usable');
      expect(editions.map(({ sha256 }) => sha256).sort()).toEqual(known.map(({ sha256 }) => sha256).sort());
      const { body } = await t.as('auditor').get('/trusted-lists/LT');
      expect(body).toMatchObject({ state: 'current', nextAttemptAt: null });
      expect(body.edition.source).toBe('lists.zip/LT-1.xml');
    }));

  test('finds the same bundle unchanged', () =>
    offline(async (t) => {
      await send(t, { name: 'lists.zip', content: bundle });
      const again = await send(t, { name: 'lists.zip', content: bundle });
      expect(outcomes(again).sort()).toEqual([
        'EE unchanged',
        'EU unchanged',
        'EU unchanged',
        'LT unchanged',
      ]);
    }));

  test('takes files one by one, also compressed; a pivot is known by its name', () =>
    offline(async (t) => {
      const answer = await send(
        t,
        { name: 'eu-lotl-pivot-7.xml', content: text(await scene.pivot()) },
        { name: 'lotl.xml.gz', content: gzipSync(await scene.lotl()) },
      );
      expect(outcomes(answer)).toEqual(['EU accepted', 'EU accepted']);
      const lt = await scene.national('LT');
      expect(outcomes(await send(t, { name: 'lt.xml', content: text(lt) }))).toEqual(['LT accepted']);
    }));

  test('needs the pivot, and the list of lists before the national ones', () =>
    offline(async (t) => {
      const answer = await send(
        t,
        { name: 'lotl.xml', content: text(await scene.lotl()) },
        { name: 'lt.xml', content: text(await scene.national('LT')) },
      );
      expect(outcomes(answer)).toEqual(['EU pivot-missing', 'LT list-of-lists-missing']);
    }));

  test('answers for every bad file by itself', () =>
    offline(async (t) => {
      await send(t, { name: 'lists.zip', content: bundle });
      const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
      const answer = await send(
        t,
        { name: 'bomb.gz', content: bomb },
        { name: 'broken.xml.gz', content: gzipSync('<a/>').subarray(0, 15) },
        { name: 'page.html', content: '<html>' },
        { name: 'old.xml', content: text(await scene.national('LT', { sequenceNumber: 0 })) },
        {
          name: 'forged.zip',
          content: await zipOf([
            {
              name: 'EE-9.xml',
              content: await scene.national('EE', { sequenceNumber: 9 }, { by: PEOPLE.mallory }),
            },
          ]),
        },
      );
      expect(answer.status).toBe(200);
      expect(outcomes(answer).sort()).toEqual([
        'EE signer-not-announced',
        'LT rolled-back',
        'null broken',
        'null html-page',
        'null too-large',
      ]);
      expect((await t.get(Trust).snapshot()).editions).toHaveLength(3);
    }));

  test('takes forms only, and fetches nothing', () =>
    offline(async (t) => {
      expect((await t.as('admin').post('/trusted-lists/import', {})).status).toBe(415);
      expect((await t.as('admin').post('/trusted-lists/refresh', {})).body.code).toBe('trusted-lists-off');
      expect((await t.as('admin').get('/trusted-lists/export')).body.code).toBe('trusted-list-not-found');
      const { body } = await t.as('admin').get('/status');
      expect(body.trustedLists).toEqual({ state: 'missing', failing: 0, oldestSuccessAt: null });
    }));

  test('leaves an audit entry that names the files', () =>
    offline(async (t) => {
      await send(t, { name: 'lists.zip', content: bundle });
      const filter = encodeURIComponent(JSON.stringify({ action: 'trusted-list.import' }));
      const { body } = await t.as('auditor').get(`/audit-entries?filter=${filter}`);
      expect(body[0].details.files).toContainEqual({
        ...{ source: 'lists.zip/EE-1.xml', territory: 'EE', outcome: 'accepted', sequenceNumber: 1 },
      });
    }));
});
