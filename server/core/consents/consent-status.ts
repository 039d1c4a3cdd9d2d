/** Names of the Berlin Group. */
export const CONSENT_STATUSES = [
  'received',
  'partiallyAuthorised',
  'valid',
  'rejected',
  'revokedByPsu',
  'expired',
  'terminatedByTpp',
  'terminatedByAspsp',
] as const;
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** Not over: usable, or on the way to it. */
export const LIVE_STATUSES = ['received', 'partiallyAuthorised', 'valid'] as const;
export type LiveStatus = (typeof LIVE_STATUSES)[number];

export const isLive = (status: ConsentStatus): status is LiveStatus =>
  (LIVE_STATUSES as readonly ConsentStatus[]).includes(status);

const AFTER: Readonly<Record<ConsentStatus, readonly ConsentStatus[]>> = {
  received: [
    ...(['partiallyAuthorised', 'valid', 'rejected', 'revokedByPsu'] as const),
    ...(['expired', 'terminatedByTpp', 'terminatedByAspsp'] as const),
  ],
  partiallyAuthorised: [
    ...(['valid', 'rejected', 'revokedByPsu', 'expired'] as const),
    ...(['terminatedByTpp', 'terminatedByAspsp'] as const),
  ],
  valid: ['revokedByPsu', 'expired', 'terminatedByTpp', 'terminatedByAspsp'],
  rejected: [],
  revokedByPsu: [],
  expired: [],
  terminatedByTpp: [],
  terminatedByAspsp: [],
};

/** What a consent may become; nothing leads out of an end. */
export const statusesAfter = (status: ConsentStatus): readonly ConsentStatus[] => AFTER[status];

export const mayBecome = (from: ConsentStatus, to: ConsentStatus): boolean => AFTER[from].includes(to);

const BY_SPELLING = new Map(CONSENT_STATUSES.map((status) => [spelling(status), status]));
// Spelled otherwise by some banks and by exports of consent stores.
for (const [other, status] of [
  ['partiallyauthorized', 'partiallyAuthorised'],
  ['revoked', 'revokedByPsu'],
  ['terminatedbyaisp', 'terminatedByTpp'],
  ['terminated', 'terminatedByTpp'],
] as const)
  BY_SPELLING.set(other, status);

/** A status as somebody may write it: `VALID`, `revoked_by_psu`. Undefined for a word that is none. */
export const readStatus = (text: string): ConsentStatus | undefined => BY_SPELLING.get(spelling(text));

function spelling(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}
