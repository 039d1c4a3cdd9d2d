import { endsOf, statusAt } from '../core/consents/consent-end.js';
import type { ConsentEnd } from '../core/consents/consent-end.js';
import type { ConsentEntity, ConsentEventEntity } from './consent.entity.js';
import type { ConsentDetailsRow, ConsentRow } from './consents.contract.js';

/** As of an instant: list and row agree about what is over. */
export function consentView(row: ConsentEntity, at: Date): ConsentRow {
  const { lastThreshold: _, nextAlertAt: __, nextSyncAt: ___, createdAt: ____, ...shown } = row;
  void [_, __, ___, ____];
  return { ...shown, access: [...row.access], status: statusAt(row, at) };
}

/** The rules that counted while it was live. */
export const endsWhileLive = (row: ConsentEntity): readonly ConsentEnd[] =>
  endsOf({ ...row, status: row.authorisedAt === null && row.status !== 'valid' ? 'received' : 'valid' });

/** How it began, what was written down, and that it ended by itself. Oldest first. */
export function historyOf(
  row: ConsentEntity,
  events: readonly ConsentEventEntity[],
  at: Date,
): ConsentDetailsRow['history'] {
  const history: ConsentDetailsRow['history'] = events.map(({ id: _, consentId: __, ...event }) => {
    void [_, __];
    return event;
  });
  const first =
    events[0]?.from ?? (row.endReason === 'ended' || events.length > 0 ? row.status : liveBefore(row));
  const said = { source: row.source, by: '', note: '' };
  history.unshift({ ...said, at: row.authorisedAt ?? row.requestedAt, from: null, to: first });
  if (row.authorisedAt !== null && row.requestedAt < row.authorisedAt)
    history.unshift({ ...said, at: row.requestedAt, from: null, to: 'received' });
  const last = history.at(-1)!;
  const now = statusAt(row, at);
  if (last.to !== now)
    history.push({ at: row.endsAt, from: last.to, to: now, source: 'rule', by: '', note: '' });
  return history;
}

const liveBefore = (row: ConsentEntity) =>
  row.status === 'expired'
    ? row.authorisedAt === null
      ? ('received' as const)
      : ('valid' as const)
    : row.status;
