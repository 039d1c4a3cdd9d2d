import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ at: '2026-11-02T09:00:00Z' });
});
afterAll(() => t.stop());

test('consents that end on a day are one thing of the calendar, one row of the forecast and one event of the feed', async () => {
  const operator = t.as('operator');
  const made = await operator.post('/organisations', {
    identifier: 'PSDLT-BL-LB000458',
    name: 'UAB Bandymas',
  });
  for (const consentId of ['a', 'b'])
    await operator.post('/consents', {
      ...{ organisationId: made.body.id, edition: 'berlin-1.3', consentId },
      ...{ authorisedAt: '2026-11-01T10:00:00Z', validUntil: '2026-12-27' },
    });
  const { body: things } = await operator.get('/calendar?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z');
  // 27 December is a Sunday; the days before are Saturday and Lithuania's Christmas (24 to 26).
  expect(things).toMatchObject([{ type: 'consents', count: 2, actBefore: '2026-12-23' }]);
  const { body: cliff } = await operator.get('/forecasts/consent-cliff');
  expect(cliff.rows).toMatchObject([{ day: '2026-12-27', total: 2, byCause: { consent: 2 } }]);

  const { body: feed } = await operator.post('/calendar-feeds', { name: 'Work', scope: 'all' });
  const path = new URL(feed.url).pathname.replace(/^\/api\/v1/, '');
  const { text, status } = await operator.get(path);
  expect(status).toBe(200);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events.map((event) => new ICAL.Event(event).summary)).toEqual(['2 consents end: UAB Bandymas']);
  // The address opens the console on these consents, in no other way than a link of the console.
  expect(events[0]!.getFirstPropertyValue('url')).toBe(`http://localhost:3000${things[0].link}`);
  expect((await operator.delete(`/calendar-feeds/${feed.id}`)).status).toBe(204);
  expect((await operator.get(path)).status).toBe(404);
});
