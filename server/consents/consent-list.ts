import { z } from 'zod';
import { endOfDay } from '../core/consents/bank-day.js';
import { CONSENT_STATUSES, type ConsentStatus, isLive } from '../core/consents/consent-status.js';
import { END_REASONS, SYNC_STATES } from '../core/consents/consent.js';
import { API_EDITIONS } from '../core/api-editions/edition-names.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';

const text = z.string().trim().min(1).max(400);
const LIVE = `('received','partiallyAuthorised','valid')`;

/** `statusAt` in SQL. */
function condition(status: ConsentStatus): string {
  if (isLive(status)) return `(consent.status = '${status}' AND consent.endsAt > :consentsAt)`;
  if (status === 'expired')
    return `(consent.status = 'expired' OR (consent.status IN ${LIVE} AND consent.endsAt <= :consentsAt))`;
  return `consent.status = '${status}'`;
}

/** A status is as of an instant, so each has its own list. */
export const consentListAt = (at: Date): ListDefinition => ({
  key: 'id',
  sort: { endsAt: true, changedAt: true, organisationName: true, status: true },
  defaultSort: ['endsAt', 'ASC'],
  filters: {
    id: oneOf(id),
    q: contains('consentId', 'psu', 'organisationName'),
    consentId: oneOf(text),
    psu: oneOf(text),
    organisationId: oneOf(text),
    edition: oneOf(z.enum(API_EDITIONS)),
    status: where(
      z.union([
        z.array(z.enum(CONSENT_STATUSES)).min(1).max(10),
        z.enum(CONSENT_STATUSES).transform((one) => [one]),
      ]) as z.ZodType<ConsentStatus[]>,
      (source, statuses) =>
        source.andWhere(`(${statuses.map(condition).join(' OR ')})`, { consentsAt: at.toISOString() }),
    ),
    endReason: oneOf(z.enum(END_REASONS)),
    sync: oneOf(z.enum(SYNC_STATES)),
    certificateId: oneOf(text),
    grantId: oneOf(text),
    recurring: oneOf(z.boolean()),
    endsAfter: notBefore('endsAt'),
    endsBefore: before('endsAt'),
    /** The last day where the bank is; it is another instant in each edition. */
    lastDay: where(z.iso.date(), (source, day) => {
      const parts = API_EDITIONS.map(
        (edition, i) =>
          `(consent.edition = '${edition}' AND consent.endsAt > :dayFrom${i} AND consent.endsAt <= :dayTo${i})`,
      );
      const bounds = API_EDITIONS.flatMap((edition, i) => {
        const to = endOfDay(day, edition);
        const from = endOfDay(new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10), edition);
        return [
          [`dayFrom${i}`, from.toISOString()],
          [`dayTo${i}`, to.toISOString()],
        ];
      });
      source.andWhere(`(${parts.join(' OR ')})`, Object.fromEntries(bounds));
    }),
  },
});

/** Reads the query of a request; what a status means depends on the instant. */
export const CONSENT_LIST = defineList(consentListAt(new Date(0)));
