import { randomUUID } from 'node:crypto';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../../server/core/api-editions/editions.js';
import { dayOf, endOfDay } from '../../../server/core/consents/bank-day.js';
import type { BankCustomer } from './customers.js';

export type HeldStatus = 'received' | 'valid' | 'rejected' | 'revokedByPsu' | 'expired' | 'terminatedByTpp';

/** What a provider may see of an account. */
export type AccountRight = 'accounts' | 'balances' | 'transactions';

/** What was asked for: accounts by number, or one of the words for all. */
export interface AskedAccess {
  readonly accounts?: readonly string[];
  readonly balances?: readonly string[];
  readonly transactions?: readonly string[];
  readonly availableAccounts?: string;
  readonly availableAccountsWithBalance?: string;
  readonly allPsd2?: string;
}

export type ScaStatus = 'received' | 'started' | 'finalised' | 'failed';

export interface Authorisation {
  readonly id: string;
  readonly kind: 'consent' | 'payment' | 'cancellation';
  scaStatus: ScaStatus;
}

export interface HeldConsent {
  readonly id: string;
  readonly edition: ApiEdition;
  /** Of the provider that it belongs to. */
  readonly organizationIdentifier: string;
  readonly asked: AskedAccess;
  readonly recurring: boolean;
  /** `2026-12-31`; shortened when the strong authentication does not last as long. */
  validUntil: string;
  readonly frequencyPerDay: number;
  readonly createdAt: Date;
  status: HeldStatus;
  /** Day of the last change of status. */
  lastActionDate: string;
  authorisedAt: Date | null;
  customerId: string | null;
  /** Resource ids with what may be seen of each. */
  rights: ReadonlyMap<string, ReadonlySet<AccountRight>>;
  readonly authorisations: Authorisation[];
}

export type NewConsent = Pick<
  HeldConsent,
  'edition' | 'organizationIdentifier' | 'asked' | 'recurring' | 'validUntil' | 'frequencyPerDay'
>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The bank's consents and what time, customers and newer consents do to them. */
export class ConsentStore {
  private readonly held = new Map<string, HeldConsent>();
  /** Calls without the customer: by consent and day of the bank. */
  private readonly used = new Map<string, number>();

  constructor(private readonly now: () => Date) {}

  create(given: NewConsent): HeldConsent {
    const createdAt = this.now();
    const consent: HeldConsent = {
      ...given,
      ...{ id: randomUUID(), createdAt, status: 'received', authorisedAt: null, customerId: null },
      ...{ lastActionDate: dayOf(createdAt, given.edition), rights: new Map() },
      authorisations: [{ id: randomUUID(), kind: 'consent', scaStatus: 'received' }],
    };
    this.held.set(consent.id, consent);
    return consent;
  }

  /** As it is by now. */
  get(id: string): HeldConsent | undefined {
    const consent = this.held.get(id);
    if (consent !== undefined) this.age(consent);
    return consent;
  }

  of(organizationIdentifier: string, edition: ApiEdition): readonly HeldConsent[] {
    return this.all.filter(
      (one) => one.organizationIdentifier === organizationIdentifier && one.edition === edition,
    );
  }

  get all(): readonly HeldConsent[] {
    const all = [...this.held.values()];
    for (const consent of all) this.age(consent);
    return all;
  }

  /** The customer said yes. A recurring consent ends the former one of this customer for the same provider. */
  authorise(
    consent: HeldConsent,
    customer: BankCustomer,
    rights: ReadonlyMap<string, ReadonlySet<AccountRight>>,
  ): void {
    const at = this.now();
    if (consent.recurring) {
      for (const former of this.of(consent.organizationIdentifier, consent.edition))
        if (former.status === 'valid' && former.recurring && former.customerId === customer.id)
          this.turn(former, 'expired');
      const { scaValidityDays } = editionOf(consent.edition).consents;
      const last = dayOf(new Date(at.getTime() + scaValidityDays * DAY), consent.edition);
      if (last < consent.validUntil) consent.validUntil = last;
    }
    Object.assign(consent, { authorisedAt: at, customerId: customer.id, rights });
    this.turn(consent, 'valid');
    for (const one of consent.authorisations) one.scaStatus = 'finalised';
  }

  refuse(consent: HeldConsent): void {
    this.turn(consent, 'rejected');
    for (const one of consent.authorisations) one.scaStatus = 'failed';
  }

  /** At the bank's own counter, without the provider. */
  revokeByCustomer(id: string): void {
    const consent = this.get(id);
    if (consent?.status === 'valid') this.turn(consent, 'revokedByPsu');
  }

  terminate(consent: HeldConsent): void {
    if (consent.status === 'received' || consent.status === 'valid') this.turn(consent, 'terminatedByTpp');
  }

  /** Counts a call without the customer; false when it is one too many for the day. */
  countUnattended(consent: HeldConsent): boolean {
    const key = `${consent.id} ${dayOf(this.now(), consent.edition)}`;
    const used = this.used.get(key) ?? 0;
    if (used >= consent.frequencyPerDay) return false;
    this.used.set(key, used + 1);
    return true;
  }

  private age(consent: HeldConsent): void {
    const { establishmentHours, oneOffMinutes, scaValidityDays } = editionOf(consent.edition).consents;
    const at = this.now().getTime();
    if (consent.status === 'received') {
      // No page says whether it is rejected or expired then.
      if (at >= consent.createdAt.getTime() + establishmentHours * HOUR) this.refuse(consent);
      return;
    }
    if (consent.status !== 'valid' || consent.authorisedAt === null) return;
    const authorised = consent.authorisedAt.getTime();
    const end = Math.min(
      endOfDay(consent.validUntil, consent.edition).getTime(),
      authorised + (consent.recurring ? scaValidityDays * DAY : oneOffMinutes * MINUTE),
    );
    if (at >= end) this.turn(consent, 'expired');
  }

  private turn(consent: HeldConsent, status: HeldStatus): void {
    consent.status = status;
    consent.lastActionDate = dayOf(this.now(), consent.edition);
  }
}
