import { TlsDialer } from '../../../server/adapters/dialer/tls-dialer.js';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import type { CheckStepId } from '../../../server/core/connections/check-steps.js';
import {
  Dialer,
  type DialProblem,
  type Exchange,
  type ExchangeRequest,
} from '../../../server/ports/dialer.js';
import type { Bank } from '../../support/bank/bank.js';
import { visitBank, type VisitChoices } from '../../support/bank/customer-visit.js';
import { clientIdOf, particularsOf, startBank } from '../../support/bank/start-bank.js';
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.js';

/** What a test looks at as it came. */
type Body = Answer['body'];

export const REDIRECT = 'https://tpp.example/callback';
const IDENTIFIERS = { 'berlin-1.3': 'PSDLT-BL-LB000458', 'georgia-0.8': 'PSDGE-NBG-402227078' } as const;

/** Remembers every token that comes in. */
class WatchingDialer extends TlsDialer {
  secrets: string[] = [];

  override async exchange(request: ExchangeRequest): Promise<Exchange | DialProblem> {
    const answer = await super.exchange(request);
    const text = answer.ok ? new TextDecoder().decode(answer.body) : '';
    for (const [, token] of text.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)) this.secrets.push(token!);
    return answer;
  }
}

/** The console, a bank beside it, and a connection between them: its certificate, key and client secret are the bank's own. */
export class Scene {
  connectionId = '';
  targetId = '';
  organisationId = '';
  checkId = '';
  /** What the operator handed over; tests look for it where it must not be. */
  readonly secrets: string[] = [];

  private constructor(
    readonly t: TestApp,
    readonly bank: Bank,
    readonly edition: ApiEdition,
  ) {}

  static async open(edition: ApiEdition): Promise<Scene> {
    // The handshake goes by the machine's clock; the console's begins there and is moved from then on.
    const start = new Date().toISOString();
    let now = (): Date => new Date(start);
    const bank = await startBank({ now: () => now(), redirectUris: [REDIRECT] });
    const egress = { allowedHosts: [], allowLoopback: true, proxy: undefined };
    const dialer = new WatchingDialer(egress, { trustedCertificates: [bank.serverRoot] });
    const t = await startTestApp({ at: start, overrides: [[Dialer, dialer]] });
    now = () => t.clock.now();
    const scene = new Scene(t, bank, edition);
    dialer.secrets = scene.secrets;
    await scene.connect();
    return scene;
  }

  async stop(): Promise<void> {
    await this.t.stop();
    await this.bank.stop();
  }

  get operator() {
    return this.t.as('operator');
  }

  /** Shows what went wrong where something else was to come. */
  async made(answer: Promise<Answer>, status = 201) {
    const { status: got, body, text } = await answer;
    if (got !== status) throw new Error(`${got}: ${text}`);
    return body;
  }

  private async connect(): Promise<void> {
    const { edition, bank, operator } = this;
    const identifier = IDENTIFIERS[edition];
    const organisation = await this.made(
      operator.post('/organisations', { identifier, name: 'UAB Bandymas' }),
    );
    this.organisationId = organisation.id;
    const clientId = clientIdOf(edition);
    const keyId = await this.uploadKey();
    const target = await this.made(
      operator.post('/probe-targets', {
        ...{ name: 'Sandbox', kind: 'xs2a', edition, environment: 'sandbox', origin: bank.origin },
        ...{
          organisationId: this.organisationId,
          clientId,
          redirectUri: REDIRECT,
          keyPlace: 'sealed',
          keyId,
        },
        ...{ everyMinutes: 1_440, fullEveryHours: null },
      }),
    );
    this.targetId = target.id;
    const { clientSecret } = bank.parties.ofClient(clientId)!;
    this.secrets.push(clientSecret);
    const { organisationId, targetId } = this;
    const connection = await this.made(
      operator.post('/connections', { organisationId, targetId, clientSecret }),
    );
    this.connectionId = connection.id;
  }

  private async uploadKey(): Promise<string> {
    const qwac = this.bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf(this.edition) });
    const key = qwac.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    this.secrets.push(key.split('\n')[1]!);
    const { id } = await this.made(
      this.operator.post('/probe-keys', { name: 'QWAC', pem: `${key}${qwac.pem}` }),
    );
    return id;
  }

  async beginCheck(): Promise<void> {
    this.checkId = (await this.made(this.operator.post(`/connections/${this.connectionId}/checks`))).id;
  }

  check(): Promise<Body> {
    return this.made(this.operator.get(`/integration-checks/${this.checkId}`), 200);
  }

  /** A step as the console starts it. */
  async start(step: CheckStepId, more: object = {}): Promise<Answer> {
    const { version } = await this.check();
    return this.operator.post(`/integration-checks/${this.checkId}/steps`, { step, version, ...more });
  }

  /** A step, and what it came to: its state and the codes of its outcomes. */
  async step(
    step: CheckStepId,
    more: object = {},
  ): Promise<{ state: string; codes: string[]; url: string | null; record: Body }> {
    const { check, url } = await this.made(this.start(step, more), 200);
    return { ...this.recordIn(check, step), url };
  }

  recordIn(check: Body, step: CheckStepId): { state: string; codes: string[]; record: Body } {
    const record = check.steps.find((one: { step: string }) => one.step === step);
    return { state: record.state, codes: record.outcomes.map((one: { code: string }) => one.code), record };
  }

  async stateOf(step: CheckStepId): Promise<{ state: string; codes: string[]; record: Body }> {
    return this.recordIn(await this.check(), step);
  }

  /** The customer at the bank; comes back with the address at which the browser ended. */
  async visit(url: string, choices: Partial<VisitChoices> = {}): Promise<string> {
    const customer = this.edition === 'berlin-1.3' ? '1001' : '2001';
    const back = await visitBank(this.bank, url, { customer, ...choices });
    const code = back.searchParams.get('code');
    if (code !== null) this.secrets.push(code);
    return back.href;
  }

  callback(address: string, role: 'operator' | 'admin' = 'operator'): Promise<Body> {
    return this.made(this.t.as(role).post('/connections/callback', { address }), 200);
  }

  async codesOf(address: string): Promise<string[]> {
    return (await this.callback(address)).outcomes.map((one: { code: string }) => one.code);
  }

  /** As far as a token: discovery, consent, the customer's yes. */
  async consent(more: object = {}): Promise<void> {
    await this.beginCheck();
    await this.step('consent.discovery');
    await this.step('consent.create', { customerIsHere: true, ...more });
    const { url } = await this.step('consent.authorize');
    const { outcomes } = await this.callback(await this.visit(url!));
    if (outcomes[0].code !== 'connected') throw new Error(JSON.stringify(outcomes));
    await this.step('consent.status');
  }

  connection(): Promise<Body> {
    return this.made(this.operator.get(`/connections/${this.connectionId}`), 200);
  }
}
