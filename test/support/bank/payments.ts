import { randomUUID } from 'node:crypto';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../../server/core/api-editions/editions.js';
import type { Authorisation } from './consents.js';
import { amountOf, balancesOf, type BankCustomer, centsOf } from './customers.js';

/** ISO 20022 payment status, as far as the sandbox gets. */
export type TransactionStatus = 'RCVD' | 'ACTC' | 'ACSP' | 'ACSC' | 'RJCT' | 'CANC';

export interface PaymentOrder {
  readonly amount: string;
  readonly currency: string;
  readonly creditorName: string;
  readonly creditorIban: string;
  readonly text: string;
}

export interface HeldPayment {
  readonly id: string;
  readonly edition: ApiEdition;
  readonly organizationIdentifier: string;
  readonly service: string;
  readonly product: string;
  /** The body as it came; shown again by GET. */
  readonly body: Readonly<Record<string, unknown>>;
  /** One, or the parts of a bulk payment. */
  readonly orders: readonly PaymentOrder[];
  /** When the provider named the account; else the customer picks it. */
  readonly debtorIban: string | null;
  readonly createdAt: Date;
  status: TransactionStatus;
  approvedAt: Date | null;
  fundsAvailable: boolean | null;
  customerId: string | null;
  accountId: string | null;
  readonly authorisations: Authorisation[];
}

export type NewPayment = Pick<
  HeldPayment,
  'edition' | 'organizationIdentifier' | 'service' | 'product' | 'body' | 'orders' | 'debtorIban'
>;

const MINUTE = 60_000;
/** From approval to the next two states: ACTC, ACSP, ACSC. */
const IN_PROCESS_MS = 5_000;
const SETTLED_MS = 30_000;

/** Payments and what time and customers do to them. */
export class PaymentStore {
  private readonly held = new Map<string, HeldPayment>();

  constructor(
    private readonly now: () => Date,
    private readonly customers: readonly BankCustomer[],
  ) {}

  create(given: NewPayment): HeldPayment {
    const payment: HeldPayment = {
      ...given,
      ...{ id: randomUUID(), createdAt: this.now(), status: 'RCVD', approvedAt: null },
      ...{ fundsAvailable: null, customerId: null, accountId: null },
      authorisations: [{ id: randomUUID(), kind: 'payment', scaStatus: 'received' }],
    };
    this.held.set(payment.id, payment);
    return payment;
  }

  get(id: string): HeldPayment | undefined {
    const payment = this.held.get(id);
    if (payment !== undefined) this.age(payment);
    return payment;
  }

  get all(): readonly HeldPayment[] {
    const all = [...this.held.values()];
    for (const payment of all) this.age(payment);
    return all;
  }

  /** The customer said yes; without enough money the bank says no. */
  approve(payment: HeldPayment, customer: BankCustomer, accountId: string): void {
    const account = customer.accounts.find(({ resourceId }) => resourceId === accountId);
    const total = totalOf(payment);
    const isEnough =
      account !== undefined &&
      account.currency === payment.orders[0]?.currency &&
      centsOf(balancesOf(account).available) >= total;
    Object.assign(payment, {
      ...{ approvedAt: this.now(), customerId: customer.id, accountId, fundsAvailable: isEnough },
      status: isEnough ? 'ACTC' : 'RJCT',
    });
    for (const one of payment.authorisations) one.scaStatus = 'finalised';
    if (!isEnough) return;
    account.transactions.unshift(
      ...payment.orders.map((order, index) => ({
        transactionId: `${payment.id}-${index}`,
        bookingDate: this.now(),
        amount: amountOf(-centsOf(order.amount)),
        counterparty: order.creditorName,
        counterpartyIban: order.creditorIban,
        text: order.text,
        isBooked: false,
      })),
    );
  }

  refuse(payment: HeldPayment): void {
    payment.status = 'RJCT';
    for (const one of payment.authorisations) one.scaStatus = 'failed';
  }

  /** False when it is too late. */
  cancel(payment: HeldPayment): boolean {
    if (payment.status !== 'RCVD' && payment.status !== 'ACTC') return false;
    this.giveBack(payment);
    payment.status = 'CANC';
    return true;
  }

  /** The customer has to agree to a cancellation that was asked for in this way. */
  startCancellation(payment: HeldPayment): Authorisation {
    const authorisation: Authorisation = { id: randomUUID(), kind: 'cancellation', scaStatus: 'received' };
    payment.authorisations.push(authorisation);
    return authorisation;
  }

  private giveBack(payment: HeldPayment): void {
    for (const account of this.customers.flatMap(({ accounts }) => accounts)) {
      const kept = account.transactions.filter(({ transactionId }) => !transactionId.startsWith(payment.id));
      account.transactions.splice(0, account.transactions.length, ...kept);
    }
  }

  private age(payment: HeldPayment): void {
    const at = this.now().getTime();
    if (payment.status === 'RCVD') {
      const { paymentTimeoutMinutes } = editionOf(payment.edition);
      if (at >= payment.createdAt.getTime() + paymentTimeoutMinutes * MINUTE) this.refuse(payment);
      return;
    }
    if (payment.approvedAt === null || (payment.status !== 'ACTC' && payment.status !== 'ACSP')) return;
    const since = at - payment.approvedAt.getTime();
    if (since >= SETTLED_MS) {
      payment.status = 'ACSC';
      this.book(payment);
    } else if (since >= IN_PROCESS_MS) payment.status = 'ACSP';
  }

  private book(payment: HeldPayment): void {
    const accounts = this.customers.flatMap(({ accounts }) => accounts);
    const account = accounts.find(({ resourceId }) => resourceId === payment.accountId);
    account?.transactions.forEach((one, index, all) => {
      if (one.transactionId.startsWith(payment.id)) all[index] = { ...one, isBooked: true };
    });
  }
}

const totalOf = ({ orders }: HeldPayment): bigint =>
  orders.reduce((total, { amount }) => total + centsOf(amount), 0n);
