import { z } from 'zod';
import { CONSENT_STATUSES, type ConsentStatus } from '../consents/consent-status.js';
import type { SeenCall } from '../probes/observation.js';
import { readJson } from '../probes/read-json.js';
import { refusalOf } from './bank-refusal.js';
import { type Outcome, outcome } from './outcomes.js';

export type AnswerReading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly outcome: Outcome };

/** What the bank calls a thing goes into addresses and headers: visible ASCII without what separates there. */
const resourceId = z.string().regex(/^[A-Za-z0-9._~:=@+-]{1,200}$/);
const links = z.record(z.string(), z.unknown()).optional();

/** ISO 20022 ExternalPaymentTransactionStatus1Code, as NextGenPSD2 uses it; which of them this bank does is not known. */
export const PAYMENT_STATUSES = [
  ...(['RCVD', 'PDNG', 'PATC', 'ACTC', 'ACCP', 'ACFC', 'ACWC', 'ACWP'] as const),
  ...(['ACSP', 'ACSC', 'ACCC', 'PART', 'CANC', 'RJCT'] as const),
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

const createdConsent = z.object({
  consentId: resourceId,
  consentStatus: z.enum(CONSENT_STATUSES),
  _links: links,
});
const consentStatus = z.object({ consentStatus: z.enum(CONSENT_STATUSES) });
const createdPayment = z.object({
  paymentId: resourceId,
  transactionStatus: z.enum(PAYMENT_STATUSES),
  _links: links,
});
const paymentStatus = z.object({
  transactionStatus: z.enum(PAYMENT_STATUSES),
  fundsAvailable: z.boolean().optional(),
});

export interface Created<Status> {
  readonly id: string;
  readonly status: Status;
  /** Which links of strong authentication the bank offers: `scaOAuth`, `scaRedirect`. */
  readonly approaches: readonly string[];
}

export const readCreatedConsent = (call: SeenCall): AnswerReading<Created<ConsentStatus>> =>
  read(call, createdConsent, ({ consentId, consentStatus: status, _links }) => ({
    ...{ id: consentId, status, approaches: approachesOf(_links) },
  }));

export const readConsentStatus = (call: SeenCall): AnswerReading<ConsentStatus> =>
  read(call, consentStatus, ({ consentStatus: status }) => status);

export const readCreatedPayment = (call: SeenCall): AnswerReading<Created<PaymentStatus>> =>
  read(call, createdPayment, ({ paymentId, transactionStatus: status, _links }) => ({
    ...{ id: paymentId, status, approaches: approachesOf(_links) },
  }));

export const readPaymentStatus = (
  call: SeenCall,
): AnswerReading<{ readonly status: PaymentStatus; readonly fundsAvailable: boolean | null }> =>
  read(call, paymentStatus, ({ transactionStatus, fundsAvailable }) => ({
    ...{ status: transactionStatus, fundsAvailable: fundsAvailable ?? null },
  }));

/** A body of JSON in the form that is documented, or the reason why there is none. Never throws. */
export function read<Shape extends z.ZodType, Value>(
  call: SeenCall,
  shape: Shape,
  make: (value: z.output<Shape>) => Value,
): AnswerReading<Value> {
  const refusal = refusalOf(call);
  if (refusal !== null) return { ok: false, outcome: refusal };
  if (!call.outcome.ok) return { ok: false, outcome: outcome('unreachable', call.outcome.message) };
  if (call.outcome.body.length >= call.bodyLimit)
    return { ok: false, outcome: outcome('answer-malformed', `longer than ${call.bodyLimit} octets`) };
  const json = readJson(call.outcome.body);
  if (!json.ok) return { ok: false, outcome: outcome('answer-malformed', json.message) };
  const found = shape.safeParse(json.value);
  if (found.success) return { ok: true, value: make(found.data) };
  const [first] = found.error.issues;
  // The name of a member, never its value.
  const where = first?.path.map(String).join('.').slice(0, 100) ?? '';
  return {
    ok: false,
    outcome: outcome('answer-malformed', `the member ${where || 'at the top'} is missing or of another kind`),
  };
}

const approachesOf = (found: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  Object.keys(found ?? {}).filter((name) => /^sca[A-Z][A-Za-z]{2,40}$/.test(name) && name !== 'scaStatus');
