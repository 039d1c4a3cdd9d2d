import type { ConsentAccess } from '../core/consents/consent.js';
import type { OwnConsent } from '../consents/consent-records.service.js';
import type { BankLine } from './bank-calls.service.js';
import type { ConnectionEntity } from './connection.entity.js';
import type { CheckContext } from './integration-check.entity.js';

/** The consent of a check as the register keeps it. A step that needs one has had its turn. */
export function ownConsent(
  { context }: { readonly context: CheckContext },
  connection: ConnectionEntity,
  { certificateId }: Pick<BankLine, 'certificateId'>,
): OwnConsent {
  const consent = consentOf(context);
  return {
    ...{ organisationId: connection.organisationId, organisationName: connection.organisationName },
    ...{ edition: connection.edition, consentId: consent.id, psu: consent.psu },
    ...{ access: consent.access as readonly ConsentAccess[], recurring: consent.recurring },
    ...{ frequencyPerDay: consent.frequencyPerDay, validUntil: consent.validUntil },
    ...{ requestedAt: new Date(consent.requestedAt), certificateId },
  };
}

export function consentOf({ consent }: CheckContext): NonNullable<CheckContext['consent']> {
  if (consent === undefined) throw new Error('A step ran before the consent that it needs.');
  return consent;
}

export function paymentOf({ payment }: CheckContext): NonNullable<CheckContext['payment']> {
  if (payment === undefined) throw new Error('A step ran before the payment that it needs.');
  return payment;
}
