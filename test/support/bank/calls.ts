import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';

/** One request as the bank saw it, for tests that count. */
export interface BankCall {
  readonly at: Date;
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: string;
  readonly edition: ApiEdition | null;
  /** `accounts.list`, `oauth.token`, `discovery`, `sca`; null for what the bank does not know. */
  readonly endpoint: string | null;
  readonly requestId: string | null;
  /** Of the client certificate; null without one. */
  readonly certificateSha256: string | null;
  readonly organizationIdentifier: string | null;
  readonly consentId: string | null;
  readonly psuPresent: boolean;
  /** Null until it is answered, and for good when no answer was given. */
  status: number | null;
}

/** More than a test makes; the sandbox forgets the oldest. */
const KEPT = 10_000;

export class CallLog {
  private readonly entries: BankCall[] = [];

  add(call: BankCall): void {
    if (this.entries.length >= KEPT) this.entries.shift();
    this.entries.push(call);
  }

  get all(): readonly BankCall[] {
    return this.entries;
  }

  of(endpoint: string): readonly BankCall[] {
    return this.entries.filter((call) => call.endpoint === endpoint);
  }

  /** Calls with a consent that the customer was not there for, by consent and day: what frequencyPerDay limits. */
  unattended(consentId: string): readonly BankCall[] {
    return this.entries.filter((call) => call.consentId === consentId && !call.psuPresent);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
