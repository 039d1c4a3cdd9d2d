import { randomUUID } from 'node:crypto';
import { nextLook } from '../core/consents/consent-thresholds.js';
import { endOf } from '../core/consents/consent-end.js';
import { isLive } from '../core/consents/consent-status.js';
import type { ConsentSource } from '../core/consents/consent.js';
import type { ConsentRowRead } from '../core/consents/import/read-consent-row.js';
import { ConsentEntity } from './consent.entity.js';

export interface NewConsent extends ConsentRowRead {
  readonly organisationName: string;
  readonly certificateId?: string | null;
  readonly grantId?: string | null;
}

/** A consent as it begins here. */
export function newConsent(given: NewConsent, source: ConsentSource, at: Date): ConsentEntity {
  const { certificateId = null, grantId = null, ...rest } = given;
  const row = Object.assign(new ConsentEntity(), {
    ...rest,
    ...{ id: randomUUID(), certificateId, grantId, statusAt: rest.authorisedAt ?? rest.requestedAt },
    ...{
      endsAt: at,
      endReason: 'ended' as const,
      supersededById: null,
      lastThreshold: null,
      nextAlertAt: null,
    },
    ...{ source, sync: 'none' as const, syncNote: '', syncedAt: null },
    ...{ nextSyncAt: isLive(rest.status) ? at : null, createdAt: at, changedAt: at, version: 1 },
  } satisfies ConsentEntity);
  settleEnd(row, at);
  // What is over when it comes in is no early end, and nobody is told.
  return row;
}

/** Works out again when it ends and when it is looked at next, after something about it changed. */
export function settleEnd(row: ConsentEntity, at: Date): void {
  const end = endOf(row);
  if (isLive(row.status)) {
    row.endsAt = end.at;
    row.endReason = end.reason;
  } else if (row.status === 'expired' && row.supersededById === null) {
    // It ended when its time was over, and not later than somebody said so.
    const over = end.at <= at;
    row.endsAt = over ? end.at : row.statusAt < at ? row.statusAt : at;
    row.endReason = over ? end.reason : 'ended';
  } else if (row.supersededById === null) {
    row.endsAt = row.statusAt < at ? row.statusAt : at;
    row.endReason = 'ended';
  }
  row.nextAlertAt = nextLook(row, at);
  if (!isLive(row.status)) row.nextSyncAt = null;
}
