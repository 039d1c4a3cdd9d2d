import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiEditionFacts } from '../../../server/core/api-editions/api-edition.js';
import { sendPage } from './answer.js';
import type { AuthorizationServer } from './authorization-server.js';
import type { BankState } from './bank.js';
import type { AccountRight, AskedAccess, HeldConsent } from './consents.js';
import type { BankAccount, BankCustomer } from './customers.js';
import { bodyOf } from './request.js';
import { type ScaSubject, subjectOf } from './sca-subject.js';
import { decisionPage, errorPage, signInPage } from './sca-pages.js';

/** Tries of one code before the question is over. */
const MAX_TRIES = 5;

interface Visit {
  customer: BankCustomer | undefined;
  tries: number;
}

type Details = Awaited<ReturnType<AuthorizationServer['provider']['interactionDetails']>>;

/** Where a customer signs in and says yes or no: plain pages, one form each, no scripts. */
export class ScaDesk {
  private readonly visits = new Map<string, Visit>();

  constructor(
    private readonly bank: BankState,
    private readonly edition: ApiEditionFacts,
    private readonly server: AuthorizationServer,
  ) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let details: Details;
    try {
      details = await this.server.provider.interactionDetails(request, response);
    } catch {
      sendPage(response, 404, errorPage('expired', 'This question is over. Go back to where you came from.'));
      return;
    }
    const { uid, params } = details;
    const party = this.bank.parties.ofClient(String(params['client_id']));
    const subject =
      party && subjectOf(this.bank, String(params['scope']), party.organizationIdentifier, this.edition.id);
    if (party === undefined || subject === undefined) {
      await this.end(request, response, { error: 'access_denied', error_description: 'it is too late' });
      return;
    }
    const visit = this.visits.get(uid) ?? { customer: undefined, tries: 0 };
    this.visits.set(uid, visit);
    const action = `${this.edition.basePath}/sca/${uid}`;
    const asking = { subject, provider: party.name };
    if (request.method === 'POST') {
      const form = new URLSearchParams((await bodyOf(request)) ?? '');
      if (visit.customer === undefined) this.signIn(response, action, visit, form, asking);
      else
        await this.decide(request, response, { details, visit, form, subject, provider: party.name, action });
      return;
    }
    if (visit.customer === undefined) sendPage(response, 200, signInPage(action, party.name));
    else this.ask(response, action, visit.customer, asking);
  }

  private signIn(
    response: ServerResponse,
    action: string,
    visit: Visit,
    form: URLSearchParams,
    asking: { subject: ScaSubject; provider: string },
  ): void {
    const customer = this.bank.customers.find(
      ({ id, edition }) => id === form.get('number')?.trim() && edition === this.edition.id,
    );
    visit.tries++;
    if (customer === undefined || customer.code !== form.get('code') || visit.tries > MAX_TRIES) {
      const text =
        visit.tries >= MAX_TRIES
          ? 'Too many wrong codes. Start again where you came from.'
          : 'Customer number or code is wrong.';
      sendPage(response, 200, signInPage(action, asking.provider, text));
      return;
    }
    visit.customer = customer;
    // Back and reload do not ask to send the code again.
    response.statusCode = 303;
    response.setHeader('location', action);
    response.end();
  }

  private ask(
    response: ServerResponse,
    action: string,
    customer: BankCustomer,
    { subject, provider }: { subject: ScaSubject; provider: string },
    problem?: string,
  ): void {
    const accounts = offered(subject, customer);
    sendPage(
      response,
      200,
      decisionPage(action, {
        subject,
        provider,
        customer,
        accounts,
        ...(problem !== undefined && { problem }),
      }),
    );
  }

  private async decide(
    request: IncomingMessage,
    response: ServerResponse,
    {
      details,
      visit,
      form,
      subject,
      provider,
      action,
    }: {
      details: Details;
      visit: Visit;
      form: URLSearchParams;
      subject: ScaSubject;
      provider: string;
      action: string;
    },
  ): Promise<void> {
    const customer = visit.customer!;
    const { consents, payments } = this.bank;
    if (form.get('decision') !== 'approve') {
      if (subject.kind === 'consent' && subject.consent.status === 'received')
        consents.refuse(subject.consent);
      if (subject.kind === 'payment') payments.refuse(subject.payment);
      if (subject.kind === 'cancellation') finish(subject.payment.authorisations, 'failed');
      this.visits.delete(details.uid);
      await this.end(request, response, {
        ...{ error: 'access_denied', error_description: 'the customer refused' },
      });
      return;
    }
    const chosen = new Set(form.getAll('account'));
    const accounts = offered(subject, customer).filter(({ resourceId }) => chosen.has(resourceId));
    if ((subject.kind === 'consent' || subject.kind === 'payment') && accounts.length === 0) {
      const problem = 'Choose an account, or refuse.';
      this.ask(response, action, customer, { subject, provider }, problem);
      return;
    }
    if (subject.kind === 'consent')
      consents.authorise(subject.consent, customer, rightsOf(subject.consent, accounts));
    if (subject.kind === 'payment') payments.approve(subject.payment, customer, accounts[0]!.resourceId);
    if (subject.kind === 'cancellation') {
      payments.cancel(subject.payment);
      finish(subject.payment.authorisations, 'finalised');
    }
    this.visits.delete(details.uid);
    const { Grant } = this.server.provider;
    const clientId = String(details.params['client_id']);
    const grant = new Grant({ accountId: customer.id, clientId });
    const scope = String(details.params['scope']);
    grant.addResourceScope(`${this.bank.origin}${this.edition.basePath}/v1`, scope);
    await this.end(request, response, {
      login: { accountId: customer.id },
      consent: { grantId: await grant.save() },
    });
  }

  private async end(
    request: IncomingMessage,
    response: ServerResponse,
    result: Parameters<AuthorizationServer['provider']['interactionFinished']>[2],
  ): Promise<void> {
    await this.server.provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: false,
    });
  }
}

function finish(authorisations: HeldConsent['authorisations'], scaStatus: 'failed' | 'finalised'): void {
  for (const one of authorisations)
    if (one.kind === 'cancellation' && one.scaStatus === 'received') one.scaStatus = scaStatus;
}

/** The customer's accounts that the question is about. */
function offered(subject: ScaSubject, { accounts }: BankCustomer): readonly BankAccount[] {
  if (subject.kind === 'payment') {
    const { debtorIban, orders } = subject.payment;
    return accounts.filter(
      ({ iban, currency }) =>
        (debtorIban === null || iban === debtorIban) && currency === orders[0]?.currency,
    );
  }
  if (subject.kind !== 'consent') return [];
  const named = numbersIn(subject.consent.asked);
  return named.size === 0 ? accounts : accounts.filter(({ iban }) => named.has(iban));
}

const KINDS = ['accounts', 'balances', 'transactions'] as const;

const numbersIn = (asked: AskedAccess): ReadonlySet<string> =>
  new Set(KINDS.flatMap((kind) => asked[kind] ?? []));

/** What was asked for, of the accounts that the customer chose. Balances and transactions show the account too. */
function rightsOf(
  { asked }: HeldConsent,
  accounts: readonly BankAccount[],
): ReadonlyMap<string, ReadonlySet<AccountRight>> {
  return new Map(
    accounts.map(({ resourceId, iban }) => {
      const rights = new Set<AccountRight>(['accounts']);
      for (const kind of KINDS) {
        const named = asked[kind];
        if (
          asked.allPsd2 !== undefined ||
          (named !== undefined && (named.length === 0 || named.includes(iban)))
        )
          rights.add(kind);
      }
      if (asked.availableAccountsWithBalance !== undefined) rights.add('balances');
      return [resourceId, rights] as const;
    }),
  );
}
