import type { Alert } from '../../server/alerts/alerts.contract.js';

/** News about a list, a register or Qwarden itself has no end of its own. */
export const endsLater = ({ endsAt, raisedAt }: Alert) => endsAt !== raisedAt;
