import { createHash, randomBytes } from 'node:crypto';
import type { ApiEdition } from '../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../server/core/api-editions/editions.js';
import type { Bank } from '../support/bank/bank.js';
import { callBank, type ClientAnswer, type ClientCall } from '../support/bank/bank-client.js';
import { visitBank, type VisitChoices } from '../support/bank/customer-visit.js';
import { clientIdOf, particularsOf } from '../support/bank/start-bank.js';
import type { IssuedCertificate } from '../support/certificate-authority.js';

export const REDIRECT = 'https://tpp.example/callback';
export const PSU = { 'psu-ip-address': '192.0.2.7' } as const;

/** A provider at the bank: what it calls, with its certificate, below `/v1` of one edition. */
export class Provider {
  readonly basePath: string;
  readonly clientId: string;
  readonly customer: string;
  certificate!: IssuedCertificate;

  constructor(
    readonly bank: Bank,
    readonly edition: ApiEdition,
  ) {
    this.basePath = editionOf(edition).basePath;
    this.clientId = clientIdOf(edition);
    this.customer = edition === 'berlin-1.3' ? '1001' : '2001';
    this.renew();
  }

  /** A certificate for a year from now. */
  renew(): void {
    this.certificate = this.bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf(this.edition) });
  }

  call(path: string, call: ClientCall = {}): Promise<ClientAnswer> {
    return callBank(this.bank, `${this.basePath}${path}`, { certificate: this.certificate, ...call });
  }

  async consent(over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const answer = await this.call('/v1/consents', { method: 'POST', headers: PSU, body: consentBody(over) });
    if (answer.status !== 201) throw new Error(answer.text);
    return String(answer.json?.['consentId']);
  }

  async consentStatus(id: string): Promise<unknown> {
    return (await this.call(`/v1/consents/${id}/status`)).json?.['consentStatus'];
  }

  authorizationUrl(
    scope: string,
    over: Readonly<Record<string, string>> = {},
  ): { url: string; verifier: string } {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      ...{ response_type: 'code', client_id: this.clientId, redirect_uri: REDIRECT, scope, state: 'af0ifj' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      ...{ code_challenge_method: 'S256', ...over },
    });
    const url = `${this.bank.origin}${this.basePath}/oauth/authorize?${query.toString()}`;
    return { url, verifier };
  }

  async visit(scope: string, choices: Partial<VisitChoices> = {}): Promise<{ back: URL; verifier: string }> {
    const { url, verifier } = this.authorizationUrl(scope);
    return { back: await visitBank(this.bank, url, { customer: this.customer, ...choices }), verifier };
  }

  tokenRequest(form: Readonly<Record<string, string>>, call: ClientCall = {}): Promise<ClientAnswer> {
    return this.call('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      ...call,
    });
  }

  /** From the customer's yes to a bearer token. */
  async token(scope: string, choices: Partial<VisitChoices> = {}): Promise<string> {
    const { back, verifier } = await this.visit(scope, choices);
    const answer = await this.tokenRequest({
      ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' },
      ...{ redirect_uri: REDIRECT, client_id: this.clientId, code_verifier: verifier },
      client_secret: this.bank.parties.ofClient(this.clientId)!.clientSecret,
    });
    if (answer.status !== 200) throw new Error(`${back.href}\n${answer.text}`);
    return String(answer.json?.['access_token']);
  }
}

export const consentBody = (over: Readonly<Record<string, unknown>> = {}) => ({
  access: { accounts: [], balances: [], transactions: [] },
  ...{ recurringIndicator: true, validUntil: '2999-12-31', frequencyPerDay: 4 },
  ...{ combinedServiceIndicator: false, ...over },
});

export const bearer = (token: string, consentId: string) => ({
  ...{ authorization: `Bearer ${token}`, 'consent-id': consentId },
});
