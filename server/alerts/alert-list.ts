import { z } from 'zod';
import { ALERT_SEVERITIES } from '../core/alerts/severity.js';
import { ALERT_DELIVERIES, ALERT_KINDS, ALERT_STATES } from '../core/alerts/alert.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const ALERT_LIST = defineList({
  key: 'id',
  sort: {
    raisedAt: true,
    urgency: true,
    endsAt: true,
    threshold: true,
    kind: true,
    state: true,
    delivery: true,
    recipient: { nullable: true },
    acknowledgedAt: { nullable: true },
    snoozedUntil: { nullable: true },
    nextStepAt: { nullable: true },
    title: true,
  },
  defaultSort: ['raisedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('title', 'recipient', 'note'),
    kind: oneOf(z.enum(ALERT_KINDS)),
    severity: oneOf(z.enum(ALERT_SEVERITIES)),
    organisationId: oneOf(z.string()),
    ownerEmail: oneOf(z.string()),
    /** Whom it was, is or will be told to: an address. */
    toldTo: where(z.string().max(254), (source, address) =>
      source.andWhere(
        `${source.alias}.id IN (SELECT "alertId" FROM alert_delivery WHERE recipient = :toldTo)`,
        { toldTo: address },
      ),
    ),
    state: oneOf(z.enum(ALERT_STATES)),
    delivery: oneOf(z.enum(ALERT_DELIVERIES)),
    subjectType: oneOf(z.string()),
    subjectId: oneOf(z.string()),
    threshold: oneOf(z.int()),
    recipient: oneOf(z.string()),
    messageId: oneOf(id),
    raisedAt_gte: notBefore('raisedAt'),
    raisedAt_lt: before('raisedAt'),
    endsAt_gte: notBefore('endsAt'),
    endsAt_lt: before('endsAt'),
  },
});
