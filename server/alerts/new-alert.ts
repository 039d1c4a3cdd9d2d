import { randomUUID } from 'node:crypto';
import { severityOf, type SeverityFacts, urgencyOf } from '../core/alerts/severity.js';
import { AlertEntity } from './alert.entity.js';

/** What whoever raises an alert says of it. */
export type AlertAbout = Pick<
  AlertEntity,
  'key' | 'kind' | 'subjectType' | 'subjectId' | 'title' | 'context' | 'endsAt'
> & {
  /** Days before the end; left out where nothing ends. */
  readonly threshold?: number;
  readonly ownerEmail?: string | null;
  readonly organisationId?: string | null;
  readonly severity?: Omit<SeverityFacts, 'threshold'>;
};

/** An alert that nobody was told about yet. */
export function newAlert(about: AlertAbout, at: Date): AlertEntity {
  const { threshold = 0, ownerEmail = null, organisationId = null, severity = {}, ...rest } = about;
  const severityNow = severityOf(about.kind, { threshold, ...severity });
  return Object.assign(new AlertEntity(), {
    ...UNTOLD,
    ...rest,
    id: randomUUID(),
    ...{ threshold, ownerEmail, organisationId, raisedAt: at },
    ...{ recipient: ownerEmail, recipientIs: ownerEmail === null ? null : ('owner' as const) },
    ...{ severity: severityNow, urgency: urgencyOf(severityNow, rest.endsAt) },
  } satisfies AlertEntity);
}

/** What came and went may come again: each time it has a key of its own. */
export const keyOfItsOwn = (...parts: readonly string[]): string => [...parts, randomUUID()].join(':');

const UNTOLD = {
  delivery: 'pending',
  messageId: null,
  state: 'open',
  acknowledgedAt: null,
  acknowledgedBy: null,
  note: '',
  ...{ snoozedUntil: null, snoozeReason: '', snoozedBy: null },
  ...{ nextStepAt: null, escalated: 0, recoveredAt: null },
  supersededAt: null,
  supersededReason: null,
} as const satisfies Partial<AlertEntity>;
