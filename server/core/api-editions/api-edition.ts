import type { AccessRole, ApiEdition, ApiEnvironment } from './edition-names.js';

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/**
 * `partly`: some of it. `coming-soon`: announced, not there. `unconfirmed`: pages contradict each other, or only the
 * standard has it as an option; access to it follows the role, what the interface answers is not known.
 */
export const SERVICE_STATUSES = ['open', 'partly', 'coming-soon', 'not-supported', 'unconfirmed'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

/** Where a line was read: a page of Paysera, its Getting Started page, or only the standard that it follows. */
export const FACT_SOURCES = ['page', 'seed', 'standard'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** What a call needs besides the certificate: a consent or payment of one's own, or the customer's consent and token. */
export const CALL_NEEDS = [
  'nothing',
  'own-consent',
  'consent-and-token',
  'own-payment',
  'customer-agreement',
] as const;
export type CallNeeds = (typeof CALL_NEEDS)[number];

export interface ApiEndpoint {
  /** Stored with grants, never renamed: `accounts.list`. */
  readonly id: string;
  readonly method: HttpMethod;
  /** After the base; a segment in braces is any one identifier. */
  readonly path: string;
  /** Null for what no role opens. */
  readonly role: AccessRole | null;
  readonly status: ServiceStatus;
  readonly source: FactSource;
  readonly needs: CallNeeds;
  /** One sentence; empty where there is nothing to add. */
  readonly note: string;
}

/** A word that stands for `{payment-service}` or `{payment-product}` in a path. */
export interface PaymentWord {
  readonly id: string;
  readonly status: ServiceStatus;
  readonly source: FactSource;
  readonly note: string;
}

/** What is known of one edition of the interface. */
export interface ApiEditionFacts {
  readonly id: ApiEdition;
  readonly name: string;
  readonly host: string;
  /** What stands before `/v1` in an address. */
  readonly basePath: string;
  readonly resourceBase: string;
  readonly oauthBase: string;
  readonly discovery: string;
  readonly framework: { readonly name: string; readonly version: string; readonly follows: string };
  readonly environments: Readonly<
    Record<ApiEnvironment, { readonly status: ServiceStatus; readonly note: string }>
  >;
  readonly consents: {
    /** Of a recurring consent, counted from its authorisation. */
    readonly scaValidityDays: number;
    readonly oneOffMinutes: number;
    /** Until a consent has to be authorised. */
    readonly establishmentHours: number;
    /** Calls a day without the customer being there. */
    readonly frequencyPerDay: number;
  };
  readonly paymentTimeoutMinutes: number;
  readonly paymentServices: readonly PaymentWord[];
  readonly paymentProducts: readonly PaymentWord[];
  readonly endpoints: readonly ApiEndpoint[];
  /** What pages say against each other or leave open, one sentence each. */
  readonly doubts: readonly string[];
}
