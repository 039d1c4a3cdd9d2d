import { isIP } from 'node:net';
import { z } from 'zod';
import { dayOf } from '../../../server/core/consents/bank-day.js';
import { type BankAnswer, ok, refuse } from './answer.js';
import type { Authorisation } from './consents.js';
import { centsOf } from './customers.js';
import { isIban } from './iban.js';
import type { HeldPayment, PaymentOrder } from './payments.js';
import { headerOf } from './request.js';
import type { Xs2aCall } from './xs2a.js';

const iban = z.object({ iban: z.string().refine(isIban) });
const order = z.object({
  instructedAmount: z.object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  }),
  creditorAccount: iban,
  creditorName: z.string().min(1).max(70),
  remittanceInformationUnstructured: z.string().max(140).optional(),
});
const debtor = z.object({ debtorAccount: iban.optional() });
const SHAPES = {
  payments: order.extend(debtor.shape).transform((one) => ({ ...one, orders: [one] })),
  'bulk-payments': debtor
    .extend({ payments: z.array(order).min(1).max(100) })
    .transform((one) => ({ ...one, orders: one.payments })),
  'periodic-payments': order
    .extend(debtor.shape)
    .extend({
      startDate: z.iso.date(),
      endDate: z.iso.date().optional(),
      frequency: z.enum(['Daily', 'Weekly', 'EveryTwoWeeks', 'Monthly', 'Quarterly', 'SemiAnnual', 'Annual']),
    })
    .transform((one) => ({ ...one, orders: [one] })),
} as const;

/** What a product takes; one sentence why not. */
const PRODUCT_RULES: Readonly<Record<string, (one: PaymentOrder) => string | undefined>> = {
  'sepa-credit-transfers': ({ currency }) => (currency === 'EUR' ? undefined : 'SEPA transfers are in EUR.'),
  'instant-sepa-credit-transfers': ({ currency, amount }) => {
    if (currency !== 'EUR') return 'SEPA transfers are in EUR.';
    return centsOf(amount) > 10_000_000n ? 'Instant transfers are up to EUR 100000.' : undefined;
  },
  'target-2-payments': ({ currency }) => (currency === 'EUR' ? undefined : 'TARGET2 payments are in EUR.'),
  aspsp: ({ creditorIban }) =>
    creditorIban.startsWith('GE') && creditorIban.slice(4, 6) === 'XX'
      ? undefined
      : 'The account is at another bank.',
  domestic: ({ creditorIban }) => (creditorIban.startsWith('GE') ? undefined : 'The account is abroad.'),
  foreign: ({ creditorIban }) =>
    creditorIban.startsWith('GE') ? 'The account is in the country.' : undefined,
};

export function answerPayments(call: Xs2aCall): BankAnswer {
  const { bank, certificate, edition, endpoint, segments } = call;
  const [service = '', product = '', id = ''] = segments;
  if (endpoint.id === 'payments.initiate') return initiate(call, service, product);
  const payment = bank.payments.get(id);
  const isOwn =
    payment?.organizationIdentifier === certificate.organizationIdentifier &&
    payment.edition === edition.id &&
    payment.service === service &&
    payment.product === product;
  if (payment === undefined || !isOwn)
    return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such payment of yours.');
  switch (endpoint.id) {
    case 'payments.show':
      return ok({ ...payment.body, transactionStatus: payment.status });
    case 'payments.status':
      return ok({
        transactionStatus: payment.status,
        ...(payment.fundsAvailable !== null && { fundsAvailable: payment.fundsAvailable }),
      });
    case 'payments.cancel':
      if (bank.payments.cancel(payment)) return { status: 204 };
      return refuse(405, 'CANCELLATION_INVALID', `A payment that is ${payment.status} is not cancelled.`);
    default:
      return authorisations(call, payment);
  }
}

function initiate(call: Xs2aCall, service: string, product: string): BankAnswer {
  const { bank, certificate, edition, request, body = {} } = call;
  const psuAddress = headerOf(request, 'psu-ip-address');
  if (psuAddress === undefined || isIP(psuAddress) === 0)
    return refuse(400, 'FORMAT_ERROR', 'PSU-IP-Address is missing or no address.', {
      path: 'PSU-IP-Address',
    });
  const read = SHAPES[service as keyof typeof SHAPES].safeParse(body);
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    return refuse(400, 'FORMAT_ERROR', `The body does not have the form of ${service}, at ${path}.`, {
      path,
    });
  }
  const orders = read.data.orders.map((one): PaymentOrder => ({
    ...one.instructedAmount,
    ...{ creditorName: one.creditorName, creditorIban: one.creditorAccount.iban },
    text: one.remittanceInformationUnstructured ?? '',
  }));
  if (orders.some(({ amount }) => centsOf(amount) === 0n))
    return refuse(400, 'FORMAT_ERROR', 'An amount is zero.', { path: 'instructedAmount.amount' });
  if (new Set(orders.map(({ currency }) => currency)).size > 1)
    return refuse(400, 'PARAMETER_NOT_CONSISTENT', 'The payments are in several currencies.');
  for (const one of orders) {
    const problem = PRODUCT_RULES[product]?.(one);
    if (problem !== undefined) return refuse(400, 'PAYMENT_FAILED', problem);
  }
  const starts = 'startDate' in read.data ? read.data.startDate : undefined;
  if (typeof starts === 'string' && starts < dayOf(bank.now(), edition.id))
    return refuse(400, 'EXECUTION_DATE_INVALID', 'startDate lies in the past.', { path: 'startDate' });
  const payment = bank.payments.create({
    ...{ edition: edition.id, organizationIdentifier: certificate.organizationIdentifier },
    ...{ service, product, body, orders, debtorIban: read.data.debtorAccount?.iban ?? null },
  });
  const self = selfOf(call, payment);
  return {
    status: 201,
    body: {
      ...{ transactionStatus: payment.status, paymentId: payment.id, transactionFeeIndicator: false },
      _links: {
        ...{ self: { href: self }, status: { href: `${self}/status` } },
        ...scaLinks(call, `${self}/authorisations/${payment.authorisations[0]!.id}`),
      },
    },
    headers: { location: `${bank.origin}${self}`, 'aspsp-sca-approach': 'REDIRECT' },
  };
}

const selfOf = ({ edition }: Xs2aCall, { service, product, id }: HeldPayment): string =>
  `${edition.basePath}/v1/${service}/${product}/${id}`;

const scaLinks = ({ bank, edition }: Xs2aCall, scaStatus: string) => ({
  scaOAuth: { href: `${bank.origin}${edition.basePath}/.well-known/oauth-authorization-server` },
  scaStatus: { href: scaStatus },
});

function authorisations(call: Xs2aCall, payment: HeldPayment): BankAnswer {
  const { bank, endpoint, segments } = call;
  const isCancellation = endpoint.id.startsWith('payments.cancellations.');
  const mine = payment.authorisations.filter(({ kind }) => (kind === 'cancellation') === isCancellation);
  const started = (one: Authorisation): BankAnswer => ({
    status: 201,
    body: {
      ...{ authorisationId: one.id, scaStatus: one.scaStatus },
      _links: scaLinks(call, `${selfOf(call, payment)}/${segments[3]}/${one.id}`),
    },
    headers: { 'aspsp-sca-approach': 'REDIRECT' },
  });
  if (endpoint.id.endsWith('.list'))
    return ok(
      isCancellation
        ? { cancellationIds: mine.map(({ id }) => id) }
        : { authorisationIds: mine.map(({ id }) => id) },
    );
  if (endpoint.id.endsWith('.start')) {
    const waiting = mine.find(({ scaStatus }) => scaStatus === 'received');
    if (waiting !== undefined) return started(waiting);
    if (isCancellation && (payment.status === 'RCVD' || payment.status === 'ACTC'))
      return started(bank.payments.startCancellation(payment));
    return refuse(409, 'STATUS_INVALID', `A payment that is ${payment.status} waits for nobody.`);
  }
  const found = mine.find(({ id }) => id === segments[4]);
  if (found === undefined) return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such authorisation.');
  if (endpoint.id.endsWith('.update'))
    return refuse(
      400,
      'SCA_METHOD_UNKNOWN',
      'Customers are redirected; embedded and decoupled are not offered.',
    );
  return ok({ scaStatus: found.scaStatus });
}
