import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { API_EDITIONS } from '../../../server/core/api-editions/edition-names.js';
import { type BankAnswer, ok, send, sendPage } from './answer.js';
import type { BankTime } from './bank-time.js';
import type { Bank } from './bank.js';
import { controlPage } from './control-page.js';
import type { ReadyCertificate } from './ready-certificates.js';
import { bodyOf, headerOf } from './request.js';
import {
  BANK_SWITCH_NAMES,
  BANK_SWITCHES,
  type BankSwitch,
  isBankSwitch,
  type SwitchKind,
} from './switches.js';

export interface ControlledBank {
  readonly bank: Bank;
  readonly time: BankTime;
  readonly certificates: ReadonlyMap<string, ReadyCertificate>;
}

const setting = z.strictObject({
  value: z.number().min(0).max(86_400_000).optional(),
  path: z.string().min(1).max(200).optional(),
});
const party = z.strictObject({
  name: z.string().min(1).max(100),
  organizationIdentifier: z.string().min(5).max(100),
  clientId: z.string().min(1).max(100),
  clientSecret: z.string().min(8).max(200),
  redirectUris: z.array(z.url()).min(1).max(10),
  editions: z.array(z.enum(API_EDITIONS)).min(1),
});

/** The counter behind the bank: switches, calls, time and who is registered, over HTTP on a loopback port of its own. */
export class ControlDesk {
  private readonly server: Server;
  address = '';

  constructor(private readonly controlled: ControlledBank) {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        send(response, problem(500, String(error)));
      });
    });
  }

  async listen(port = 0): Promise<this> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = this.foreign(request);
    const text = await bodyOf(request);
    if (refused !== undefined || text === undefined) {
      send(response, refused ?? problem(413, 'The body is too long.'));
      return;
    }
    const [path = '/'] = (request.url ?? '').split('?', 1);
    const words = path.split('/').slice(1).map(decodeURIComponent);
    const { method = '' } = request;
    if (method === 'GET' && path === '/') {
      sendPage(response, 200, controlPage(this.controlled));
      return;
    }
    if (method === 'POST' && words[0] === 'page') {
      this.press(words, new URLSearchParams(text));
      response.writeHead(303, { location: '/' }).end();
      return;
    }
    let body: unknown;
    try {
      body = text === '' ? {} : JSON.parse(text);
    } catch {
      send(response, problem(400, 'The body is no JSON.'));
      return;
    }
    send(response, this.answer(`${method} ${words[0] ?? ''}`, words, body));
  }

  /** Pages of other sites, and names that somebody made lead here, do not operate the bank. */
  private foreign(request: IncomingMessage): BankAnswer | undefined {
    const own = new URL(this.address);
    const hosts = [own.host, `localhost:${own.port}`];
    const origin = headerOf(request, 'origin');
    const isOwn =
      hosts.includes(headerOf(request, 'host') ?? '') &&
      (origin === undefined || hosts.some((host) => origin === `http://${host}`));
    return isOwn ? undefined : problem(403, 'Only this machine operates the bank.');
  }

  private press(words: readonly string[], form: URLSearchParams): void {
    const { bank, time } = this.controlled;
    const name = words[2] ?? '';
    if (words[1] === 'clear') bank.switches.clear();
    if (words[1] === 'later') time.advance(Number(form.get('seconds')) || 0);
    if (words[1] === 'switches' && isBankSwitch(name)) {
      if (form.get('turn') !== 'on') bank.switches.off(name);
      else {
        const value = form.get('value') ?? '';
        bank.switches.on(
          name,
          value !== '' && Number.isFinite(Number(value)) ? { value: Number(value) } : {},
        );
      }
    }
    bank.hangUp();
  }

  private answer(what: string, words: readonly string[], body: unknown): BankAnswer {
    const { bank, time, certificates } = this.controlled;
    const name = words[1] ?? '';
    switch (what) {
      case 'GET switches':
        return ok(this.switches());
      case 'PUT switches':
        return this.turn(name, body);
      case 'DELETE switches':
        if (name === '') bank.switches.clear();
        else if (isBankSwitch(name)) bank.switches.off(name);
        else return noSwitch(name);
        bank.hangUp();
        return ok(this.switches());
      case 'GET calls':
        return ok(bank.calls.all);
      case 'DELETE calls':
        bank.calls.clear();
        return ok([]);
      case 'GET certificates':
        return ok(
          [...certificates.values()].map(({ name: called, isAccepted, story }) => ({
            name: called,
            isAccepted,
            story,
          })),
        );
      case 'PUT revoked': {
        const certificate = certificates.get(name);
        if (certificate === undefined) return problem(404, `There is no certificate ${name}.`);
        bank.revoke(certificate);
        return ok({ revoked: name });
      }
      case 'GET consents':
        return ok(
          bank.consents.all.map(({ id, edition, status, customerId, validUntil }) => ({
            id,
            edition,
            status,
            customerId,
            validUntil,
          })),
        );
      case 'DELETE consents':
        bank.consents.revokeByCustomer(name);
        return ok({ status: bank.consents.get(name)?.status ?? null });
      case 'GET payments':
        return ok(
          bank.payments.all.map(({ id, edition, product, status }) => ({ id, edition, product, status })),
        );
      case 'GET clock':
        return ok({ now: time.now() });
      case 'POST clock': {
        const read = z.strictObject({ advanceSeconds: z.number().min(0).max(316_224_000) }).safeParse(body);
        if (!read.success) return problem(400, 'The body is {"advanceSeconds": 86400}, at most ten years.');
        time.advance(read.data.advanceSeconds);
        return ok({ now: time.now() });
      }
      case 'GET third-parties':
        return ok(bank.parties.all);
      case 'POST third-parties': {
        const read = party.safeParse(body);
        if (!read.success) return problem(400, z.prettifyError(read.error));
        return { status: 201, body: bank.parties.register(read.data) };
      }
      default:
        return problem(404, 'There is nothing at this address; the page at / shows what there is.');
    }
  }

  private turn(name: string, body: unknown): BankAnswer {
    const { bank } = this.controlled;
    if (!isBankSwitch(name)) return noSwitch(name);
    const read = setting.safeParse(body);
    if (!read.success) return problem(400, z.prettifyError(read.error));
    const { value, path } = read.data;
    bank.switches.on(name, { ...(value !== undefined && { value }), ...(path !== undefined && { path }) });
    bank.hangUp();
    return ok(this.switches().find((one) => one.name === name));
  }

  private switches() {
    const on = new Map(this.controlled.bank.switches.all);
    return BANK_SWITCH_NAMES.map((name: BankSwitch) => {
      const kind: SwitchKind = BANK_SWITCHES[name];
      return { name, ...kind, isOn: on.has(name), ...on.get(name) };
    });
  }
}

const problem = (status: number, message: string): BankAnswer => ({ status, body: { problem: message } });
const noSwitch = (name: string): BankAnswer =>
  problem(404, `There is no switch ${name}; GET /switches names them all.`);
