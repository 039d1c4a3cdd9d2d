import type { Alert } from '../../server/alerts/alerts.contract.js';
import { listAddress } from '../components/listAddress.js';
import { CONSENTS_PATH } from '../consents/address.js';

/** The list of the consents that an alert is about: as the link in its mail. */
export const consentsPath = ({
  consents,
  organisationId,
  edition,
  day,
}: NonNullable<Alert['consents']>): string =>
  listAddress(CONSENTS_PATH, {
    ...{ organisationId, edition },
    ...(consents === 'expiring' ? { lastDay: day } : { endReason: 'ended' }),
  });
