import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChannelEvent } from '../../../server/core/alerts/channels/channel-event.js';
import { MessageSender } from '../../../server/messages/message-sender.js';
import { Messages } from '../../../server/messages/messages.service.js';
import { httpPeer, type Peer } from '../../support/peers.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

jest.setTimeout(120_000);

const START = '2026-03-01T09:00:00Z';
const SECRET = 'whsec_' + Buffer.from('thirty-two bytes of pure secrecy').toString('base64');

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What somebody else's webhook does with a call. */
type Behaviour = (response: ServerResponse, call: Received) => void;

const event: ChannelEvent = {
  type: 'alert.raised',
  severity: 'critical',
  title: 'UAB Žiburys: QWAC ends in 7 days',
  text: 'Line one.\nLine two.',
  link: 'http://localhost:3000/#/alerts/1',
  acknowledgeLink: 'http://localhost:3000/#/alerts/1/acknowledge',
  at: '2026-03-01T09:00:00.000Z',
  facts: { Organisation: 'UAB "Žiburys" <script>' },
  data: { alertId: '1' },
};

describe('channels', () => {
  let t: TestApp;
  let peer: Peer;
  const calls: Received[] = [];
  let behave: Behaviour;

  beforeAll(async () => {
    peer = await httpPeer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const call = { path: request.url ?? '', headers: request.headers, body };
        calls.push(call);
        behave(response, call);
      });
    });
    t = await startTestApp({ at: START, env: { QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' } });
  });
  afterAll(async () => {
    await t.stop();
    await peer.close();
  });
  beforeEach(async () => {
    calls.length = 0;
    behave = (response) => response.writeHead(200).end('ok');
    t.clock.set(START);
    await t.db.query('DELETE FROM message');
    await t.db.query('DELETE FROM alert_channel');
  });

  const create = async (over: object = {}) => {
    const given = { name: 'Ops', kind: 'webhook', url: `${peer.url}hook`, secret: SECRET, ...over };
    const answer = await t.as('admin').post('/alert-channels', given);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const write = (channel: string, over: object = {}) =>
    t.transactions.run((tx) =>
      t.get(Messages).enqueue(tx, {
        ...{ kind: 'test', channel, to: channel, at: t.clock.now() },
        content: { subject: event.title, text: event.text, html: '' },
        payload: { event },
        ...over,
      }),
    );
  const send = () => t.get(MessageSender).sendDue();
  const messageOf = async (id: string) => (await t.as('auditor').get(`/messages/${id}`)).body;

  test('a webhook is signed so that its receiver knows whom it comes from and when', async () => {
    const { id } = await create();
    const message = await write(id);
    expect(await send()).toMatchObject({ sent: 1 });
    const [call] = calls;
    const { headers, body } = call!;
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', 'thirty-two bytes of pure secrecy').update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(headers['webhook-id']).toBe(message);
    expect(Number(headers['webhook-timestamp'])).toBe(Date.parse(START) / 1_000);
    expect(JSON.parse(body)).toMatchObject({
      type: 'alert.raised',
      timestamp: event.at,
      data: { title: event.title },
    });
    expect(await messageOf(message)).toMatchObject({
      ...{ state: 'sent', channel: id, to: 'Ops', serverResponse: 'HTTP 200: ok' },
      log: [{ outcome: 'accepted', response: 'HTTP 200: ok' }],
    });
  });

  test('its id stays the same at every attempt, the instant does not', async () => {
    const { id } = await create();
    behave = (response) => response.writeHead(503).end('later');
    const message = await write(id);
    await send();
    expect(await messageOf(message)).toMatchObject({ state: 'waiting', lastError: 'HTTP 503: later' });
    behave = (response) => response.writeHead(204).end();
    t.clock.advance({ seconds: 15 });
    await send();
    const [first, second] = calls.map(({ headers }) => headers);
    expect(second!['webhook-id']).toBe(first!['webhook-id']);
    expect(Number(second!['webhook-timestamp'])).toBe(Number(first!['webhook-timestamp']) + 15);
    expect(second!['webhook-signature']).not.toBe(first!['webhook-signature']);
    const { log, state } = await messageOf(message);
    expect([state, ...log.map(({ outcome }: { outcome: string }) => outcome)]).toEqual([
      'sent',
      'unreachable',
      'accepted',
    ]);
  });

  test.each([
    [400, 'failed'],
    [404, 'failed'],
    [410, 'failed'],
    [301, 'failed'],
    [408, 'waiting'],
    [429, 'waiting'],
    [500, 'waiting'],
    [502, 'waiting'],
  ])('HTTP %i leaves the message %s', async (status, state) => {
    const { id } = await create();
    behave = (response) => response.writeHead(status, { location: `${peer.url}elsewhere` }).end('No.');
    const message = await write(id);
    await send();
    expect((await messageOf(message)).state).toBe(state);
    expect(calls).toHaveLength(1);
  });

  test('a redirect to an inward address is not followed, and is a dead letter that says so', async () => {
    const { id } = await create();
    behave = (response) => response.writeHead(307, { location: 'http://169.254.169.254/latest' }).end();
    const message = await write(id);
    await send();
    expect(await messageOf(message)).toMatchObject({
      state: 'failed',
      lastError: 'It redirects; that is not followed.',
    });
  });

  test('one that never answers holds up nobody else, and is asked again', async () => {
    const slow = await create({ name: 'Slow', url: `${peer.url}slow` });
    const quick = await create({ name: 'Quick', url: `${peer.url}quick` });
    behave = (response, { path }) => {
      if (path === '/quick') response.writeHead(200).end();
    };
    const waiting = await Promise.all(Array.from({ length: 6 }, () => write(slow.id)));
    await write(quick.id);
    const started = performance.now();
    await send();
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(calls.filter(({ path }) => path === '/quick')).toHaveLength(1);
    // Two at a time, until two in a row have failed: the first of them may have begun a third by then.
    const slowCalls = calls.filter(({ path }) => path === '/slow').length;
    expect([2, 3]).toContain(slowCalls);
    expect(await messageOf(waiting[0]!)).toMatchObject({
      state: 'waiting',
      lastError: expect.stringMatching(/No complete answer within 10000 ms/),
    });
    const { body } = await t.as('auditor').get(`/alert-channels/${slow.id}`);
    expect(body).toMatchObject({ failingSince: t.clock.now().toISOString(), messages: { waiting: 6 } });
  });

  test('the address and the secret are sealed and never shown, not even by what the other side says', async () => {
    const { id, ...shown } = await create({ url: `${peer.url}services/T0/B0/very-secret-path` });
    expect(JSON.stringify(shown)).not.toMatch(/very-secret|whsec/);
    const [row] = await t.db.query(`SELECT * FROM alert_channel`);
    expect(JSON.stringify(row)).not.toMatch(/very-secret|whsec/);
    behave = (response, { path }) =>
      response.writeHead(400).end(`no such hook: ${peer.url.slice(0, -1)}${path}`);
    const message = await write(id);
    await send();
    expect((await messageOf(message)).lastError).toBe('HTTP 400: no such hook: …');
    const audit = await t.db.query(`SELECT details FROM audit_entry WHERE "subjectId" = '${id}'`);
    expect(JSON.stringify(audit)).not.toMatch(/very-secret|whsec/);
  });

  test('a webhook without a secret gets one that is shown once; a new one signs from then on', async () => {
    const { id, newSecret } = await create({ secret: undefined });
    expect(newSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await t.as('admin').get(`/alert-channels/${id}`)).body).not.toHaveProperty('newSecret');
    const changed = await t.as('admin').patch(`/alert-channels/${id}`, { version: 1, newSecret: true });
    expect(changed.body.newSecret).not.toBe(newSecret);
    await write(id);
    await send();
    const { headers, body } = calls[0]!;
    const key = Buffer.from(changed.body.newSecret.slice('whsec_'.length), 'base64');
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(text).digest('base64')}`,
    );
  });

  test.each([
    ['slack', (body: { blocks: unknown[]; text: string }) => body.text],
    [
      'teams',
      (body: { attachments: { content: { body: { text: string }[] } }[] }) =>
        body.attachments[0]!.content.body[1]!.text,
    ],
  ])('%s is told in its own shape', async (kind, titleOf) => {
    const { id } = await create({ kind, secret: undefined });
    await write(id);
    await send();
    expect(titleOf(JSON.parse(calls[0]!.body))).toContain('UAB Žiburys');
    expect(calls[0]!.headers).not.toHaveProperty('webhook-signature');
  });

  test('a template is filled in, its secret in the address', async () => {
    const { id } = await create({
      ...{ kind: 'template', secret: '123456:ABC-def', url: `${peer.url}bot{{secret}}/sendMessage` },
      template: '{"chat_id":"-100","text":"{{title}}\\n{{facts}}"}',
    });
    await write(id);
    await send();
    expect(calls[0]!.path).toBe('/bot123456:ABC-def/sendMessage');
    expect(JSON.parse(calls[0]!.body)).toEqual({
      chat_id: '-100',
      text: 'UAB Žiburys: QWAC ends in 7 days\nOrganisation: UAB "Žiburys" <script>',
    });
  });

  test('what cannot work is refused with the field at fault', async () => {
    const refused = async (over: object) => {
      const { status, body } = await t
        .as('admin')
        .post('/alert-channels', { name: 'X', kind: 'webhook', url: `${peer.url}x`, ...over });
      return [status, ...body.errors.map(({ path }: { path: string }) => path)];
    };
    expect(await refused({ url: 'http://10.0.0.1/hook' })).toEqual([400, 'url']);
    expect(await refused({ url: 'http://169.254.169.254/' })).toEqual([400, 'url']);
    expect(await refused({ url: 'https://user:pass@chat.example/' })).toEqual([400, 'url']);
    expect(await refused({ url: 'file:///etc/passwd' })).toEqual([400, 'url']);
    expect(await refused({ kind: 'template', template: '{"a": {{title}}}' })).toEqual([400, 'template']);
    expect(await refused({ kind: 'template', template: '{"a":"{{titel}}"}' })).toEqual([400, 'template']);
    expect(await refused({ kind: 'template', template: '{"a":"{{secret}}"}' })).toEqual([400, 'secret']);
    expect(await refused({ kind: 'slack', secret: 'long enough' })).toEqual([400, 'secret']);
    expect(await refused({ headers: { 'webhook-id': 'x' } })).toEqual([400, 'headers']);
    expect((await refused({ headers: { 'x-a': 'b\r\nc: d' } }))[0]).toBe(400);
    expect((await refused({ secret: 'short' }))[0]).toBe(400);
  });

  test('only over TLS, where this is not a test', async () => {
    const strict = await startTestApp(START);
    try {
      const given = { name: 'X', kind: 'webhook', url: 'http://hooks.example/x' };
      const { status, body } = await strict.as('admin').post('/alert-channels', given);
      expect([status, body.errors[0].path]).toEqual([400, 'url']);
      expect(
        (await strict.as('admin').post('/alert-channels', { ...given, url: 'http://127.0.0.1/x' })).status,
      ).toBe(400);
    } finally {
      await strict.stop();
    }
  });

  test('the test button tells what the other side says', async () => {
    const { id } = await create();
    behave = (response) => response.writeHead(403).end('invalid_token');
    const refused = await t.as('admin').post(`/alert-channels/${id}/test`);
    expect(refused.body).toMatchObject({ state: 'failed', lastError: 'HTTP 403: invalid_token' });
    behave = (response) => response.writeHead(200).end('ok');
    expect((await t.as('admin').post(`/alert-channels/${id}/test`)).body).toMatchObject({ state: 'sent' });
    expect((await t.as('operator').post(`/alert-channels/${id}/test`)).status).toBe(403);
  });

  test('what was sent can be sent once more, as a message of its own', async () => {
    const { id } = await create();
    const message = await write(id);
    expect((await t.as('operator').post(`/messages/${message}/resend`)).body.code).toBe(
      'message-not-resendable',
    );
    await send();
    const { status, body } = await t.as('operator').post(`/messages/${message}/resend`);
    expect([status, body]).toEqual([200, expect.objectContaining({ state: 'waiting', resentFrom: message })]);
    await send();
    expect(calls).toHaveLength(2);
    expect(calls[1]!.headers['webhook-id']).toBe(body.id);
    expect(JSON.parse(calls[1]!.body)).toEqual(JSON.parse(calls[0]!.body));
    expect((await t.as('auditor').post(`/messages/${message}/resend`)).status).toBe(403);
  });

  test('switched off, a channel is told nothing; deleted, what waits for it is dropped', async () => {
    const { id } = await create();
    const off = await t.as('admin').patch(`/alert-channels/${id}`, { version: 1, enabled: false });
    expect(off.body).toMatchObject({ enabled: false, version: 2 });
    expect((await t.as('admin').patch(`/alert-channels/${id}`, { version: 1, name: 'Y' })).body.code).toBe(
      'changed-meanwhile',
    );
    const refused = await write(id);
    await send();
    expect(await messageOf(refused)).toMatchObject({
      state: 'failed',
      lastError: 'The channel is switched off.',
    });
    const waiting = await write(id);
    expect((await t.as('admin').delete(`/alert-channels/${id}`)).status).toBe(204);
    expect(await messageOf(waiting)).toMatchObject({
      state: 'dropped',
      lastError: 'Its channel was deleted.',
    });
    expect(calls).toHaveLength(0);
    const [entry] = await t.db.query(
      `SELECT details FROM audit_entry WHERE action = 'alert-channel.change' ORDER BY position DESC LIMIT 1`,
    );
    expect(JSON.stringify(entry)).toMatch(/enabled/);
  });
});
