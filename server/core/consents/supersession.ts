import { type ConsentStatus, isLive } from './consent-status.js';

/** A recurring consent of one customer with one organisation in one edition. */
export interface RivalConsent {
  readonly id: string;
  readonly status: ConsentStatus;
  readonly recurring: boolean;
  readonly requestedAt: Date;
  readonly authorisedAt: Date | null;
  readonly endsAt: Date;
}

export interface Supersession {
  readonly id: string;
  readonly byId: string;
  readonly at: Date;
}

/**
 * Which consents end because the customer authorised a new recurring one: one consent per customer and organisation. In
 * whatever order they come in, the outcome is the same. A one-off consent neither ends nor is ended by another, and one that
 * is not authorised yet ends nothing.
 */
export function supersessions(consents: readonly RivalConsent[]): readonly Supersession[] {
  const rivals = consents
    .filter((one) => one.recurring && wasAuthorised(one))
    .sort((one, other) => since(one) - since(other) || asked(one, other) || (one.id < other.id ? -1 : 1));
  return rivals.flatMap((one, i) => {
    const next = rivals[i + 1];
    if (next === undefined || !isLive(one.status)) return [];
    const at = new Date(since(next));
    // What had ended by itself before is not ended again.
    return one.endsAt <= at ? [] : [{ id: one.id, byId: next.id, at }];
  });
}

const wasAuthorised = ({ status, authorisedAt }: RivalConsent): boolean =>
  status === 'valid' || (authorisedAt !== null && !isLive(status) && status !== 'rejected');

const since = ({ authorisedAt, requestedAt }: RivalConsent): number =>
  (authorisedAt ?? requestedAt).getTime();

const asked = (one: RivalConsent, other: RivalConsent): number =>
  one.requestedAt.getTime() - other.requestedAt.getTime();
